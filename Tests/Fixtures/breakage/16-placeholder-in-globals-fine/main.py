import codec_a
import codec_b
print(sorted(k for k in list(globals()) if k.startswith("codec_")))
