import holder
del holder.other
