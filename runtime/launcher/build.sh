#!/bin/sh
# Makes windows_amd64.exe and windows_arm64.exe from launcher.c, the same bytes wherever it runs:
#   python3 -m venv /tmp/zig && /tmp/zig/bin/pip install ziglang==0.13.0 && PATH=/tmp/zig/bin:$PATH runtime/launcher/build.sh
set -eu
cd "$(dirname "$0")"
zig=$(python3 -c 'import os, ziglang; print(os.path.dirname(ziglang.__file__))')
for target in x86_64:amd64 aarch64:arm64; do
  "$zig/zig" cc --target="${target%:*}-windows-gnu" -isystem "$zig/lib/libc/include/any-windows-any" -Os -s -nostdlib \
    -fno-stack-protector -fno-builtin -Wall -Wextra -Werror -Wl,--entry=start -Wl,--subsystem,console \
    -o "windows_${target#*:}.exe" launcher.c -lkernel32
  # The linker writes the time into them.
  python3 - "windows_${target#*:}.exe" <<'ZERO'
import sys
file = open(sys.argv[1], "r+b")
file.seek(0x3C)
file.seek(int.from_bytes(file.read(4), "little") + 8)
file.write(bytes(4))
ZERO
done
rm -f ./*.pdb
sha256sum launcher.c windows_amd64.exe windows_arm64.exe >SHA256SUMS
