import codec_a
import codec_b
print(sorted(v.NAME for k, v in list(globals().items()) if k.startswith("codec_")))
