# cmath: all but the functions whose last bit is a matter of the C library.
import cmath, math
inf,nan=math.inf,math.nan
vals=[-inf,-2.5,-0.0,0.3,1.0,720.0,inf,nan]
for n in ['atan','atanh','cos','cosh','exp','log','log10','sin','sinh','sqrt','tan','tanh','polar','isfinite','isnan','isinf']:
    f=getattr(cmath,n)
    for a in vals:
        for b in vals:
            try: r=repr(f(complex(a,b)))
            except Exception as e: r=type(e).__name__+str(e)
            print(n,a,b,r)
for a in vals:
    for b in vals:
        try: r=repr(cmath.rect(a,b))
        except Exception as e: r=type(e).__name__+str(e)
        print('rect',a,b,r)
def t(f,*a,**k):
    try: print(repr(f(*a,**k)))
    except BaseException as e: print(type(e).__name__, e)
t(cmath.log,2,3);t(cmath.log,0);t(cmath.log,2,0);t(cmath.log,2,1);t(cmath.sqrt,'x');t(cmath.sqrt);t(cmath.isclose,1,1+1e-10j);t(cmath.isclose,1,2,rel_tol=-1);t(cmath.isclose,inf,inf);t(cmath.rect,'a',1);t(cmath.log,1,2,3)
print(cmath.infj,cmath.nanj,cmath.tau,cmath.pi,cmath.e,cmath.inf,cmath.nan,cmath.__doc__)
