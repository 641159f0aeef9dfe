for spec in ('', '5', '<5', '>5', '^5', '*^7', '=5', '05', '+', '-', ' ', '+05', ',', '_', 'b', '#b', 'x', '#X', 'o', '#010x', 'c', 'e', '.2f', '.3g', '%', 'n', '08,', '_x', '>+8', 'z', '.5', 's', 'd', '{^4', '<<5', '^05', '0<5', ',.1f', '_.2f', '#', '#.3g', '1000000.1', '.', '5.', '5 ', 'dd', ',,', ',x', '_n', '+s', '#s', '=s', '.0e', 'E', 'G', 'F', '-08', '١'):
    out = []
    for v in (65, -3.14159, 'text'):
        try: out.append(format(v, spec) + '|')
        except (ValueError, OverflowError) as e: out.append(f'<{e}>')
    print(repr(spec), *out) if '1000000' not in spec else print(len(out))
