import holder
holder.inner = 'rebound'
