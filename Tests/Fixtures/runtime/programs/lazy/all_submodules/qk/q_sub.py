print('q_sub runs')
