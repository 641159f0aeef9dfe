# Files below a folder for temporary files: a sandbox keeps them in memory.
import posix

folder = "/tmp/lazyls-scratch-files"
posix.mkdir(folder)
path = folder + "/x.txt"


def attempt(function, *arguments, **names):
    try:
        print(function(*arguments, **names))
    except OSError as error:
        print(type(error).__name__, error.errno, error.strerror, error.filename)


with open(path, "w") as file:
    print(file.write("hello\nworld\n"), file.mode, file.name, file.fileno() > 2, file.readable(), file.writable())
print(open(path).read(), posix.stat(path).st_size, posix.listdir(folder))
with open(path, "r+") as file:
    print(repr(file.readline()))
    file.seek(0)
    file.write("J")
    file.flush()
    file.seek(0)
    print(file.read())
with open(path, "ab", 0) as file:
    print(file, file.write(b"!!"), file.tell())
with open(path, "rb+") as file:
    file.seek(3)
    print(file.truncate(), file.read(), file.seek(0, 2), file.write(b"\n"))
print(open(path, "rb").read(), type(open(path, "rb+")).__name__, type(open(path, "wb")).__name__)
attempt(open, path, "x")
attempt(open, folder, "w")
attempt(posix.mkdir, folder)
attempt(posix.mkdir, "/tmp")
attempt(posix.mkdir, folder + "/a")
attempt(posix.mkdir, folder + "/a/b")
attempt(posix.rmdir, folder + "/a")
attempt(posix.rmdir, path)
attempt(posix.unlink, folder + "/nothing")
attempt(posix.rename, path, folder + "/a/y")
attempt(posix.rename, path, folder + "/a/y")
attempt(posix.chmod, folder + "/a/y", 0o600)
print(posix.listdir(folder), sorted(posix.listdir(folder + "/a")))
print([(entry.name, entry.is_dir(), entry.is_file()) for entry in posix.scandir(folder)])
print(posix.access(folder, posix.R_OK | posix.W_OK), posix.access(folder + "/a/y", posix.W_OK))

# By number.
number = posix.open(folder + "/z", posix.O_RDWR | posix.O_CREAT | posix.O_EXCL, 0o600)
print(posix.write(number, b"12345"), posix.lseek(number, 1, 0), posix.read(number, 2))
posix.ftruncate(number, 3)
posix.unlink(folder + "/z")
print(posix.fstat(number).st_size, posix.listdir(folder), posix.stat(number).st_size)
with open(number, "rb", closefd=False) as file:
    file.seek(0)
    print(file.read(), file.name == number)
posix.close(number)
attempt(posix.close, number)
attempt(posix.open, folder + "/z", posix.O_RDONLY)

# Through an opener, and relative to an open folder.
seen = []


def opener(name, flags):
    seen.append((name, flags & (posix.O_WRONLY | posix.O_CREAT | posix.O_TRUNC) != 0))
    return posix.open(folder + "/opened", flags, 0o600)


with open("name", "w", opener=opener) as file:
    print(file.write("text"), file.name, seen)
top = posix.open(folder, posix.O_RDONLY)
print(sorted(posix.listdir(top)), posix.stat("opened", dir_fd=top).st_size)
print([(entry.path, entry.is_file()) for entry in posix.scandir(top) if entry.name == "opened"])
posix.unlink("opened", dir_fd=top)
posix.close(top)

for name in ["/a/y", "/a/b", "/a", ""]:
    (posix.unlink if name.endswith("y") else posix.rmdir)(folder + name)
attempt(posix.stat, folder)
attempt(posix.mkdir, folder + "/a")
