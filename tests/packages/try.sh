#!/usr/bin/env bash
# Installs the packages in clean Debian systems and starts Birlik there on a virtual display, with a picture of each.
# Started by `cargo xtask dist --try` as the administrator: try.sh BUNDLES WORK OUT. Needs debootstrap, and rpm for the .rpm.
# A clean system has only what the package asks for: what it forgets to ask for is missing when the program starts.
set -euo pipefail
bundles=$1 work=$2 out=$3
mkdir -p "$work" "$out"

fresh() { # a minimal system; made once, copied for each try
    [ -e "$work/bookworm/made" ] || {
        rm -rf --one-file-system "$work/bookworm"
        debootstrap --variant=minbase bookworm "$work/bookworm" http://deb.debian.org/debian
        touch "$work/bookworm/made"
    }
    rm -rf --one-file-system "$1"
    cp -a "$work/bookworm" "$1"
}

inside() { # a command in the system; the kernel's folders are there meanwhile
    local root=$1 ended=0
    shift
    mount -t proc proc "$root/proc"
    mount -t tmpfs tmpfs "$root/dev/shm"
    chroot "$root" "$@" || ended=$?
    # What the program has left behind may need a moment to end.
    umount --lazy "$root/dev/shm" "$root/proc"
    return $ended
}

install="apt-get -qq -o Acquire::Retries=3 -o APT::Sandbox::User=root install --yes --no-install-recommends"

start() { # starts the program as an ordinary person and takes what its display shows
    local root=$1 name=$2
    inside "$root" env DEBIAN_FRONTEND=noninteractive $install xvfb xauth dbus-x11 fonts-noto-core > /dev/null
    cat > "$root/tmp/start.sh" <<'INSIDE'
set -eu
export HOME=/home/somebody LIBGL_ALWAYS_SOFTWARE=1 DISPLAY=:97 XDG_RUNTIME_DIR=/tmp/somebody
mkdir -p "$XDG_RUNTIME_DIR" && chmod 700 "$XDG_RUNTIME_DIR"
birlik --version
Xvfb :97 -screen 0 1280x800x24 -fbdir /tmp/somebody -nolisten tcp 2> /dev/null & display=$!
sleep 2
dbus-run-session -- birlik-desktop & program=$!
sleep "${BIRLIK_TRY_SECONDS:-25}"
kill -0 $program
cp /tmp/somebody/Xvfb_screen0 /tmp/picture.xwd
kill $program $display
wait
INSIDE
    chroot "$root" useradd --create-home somebody
    inside "$root" su somebody -c "sh /tmp/start.sh"
    node "$(dirname "$0")/picture.mjs" "$root/tmp/picture.xwd" "$out/$name.png"
    echo "$name: installed, started, and drew its window"
}

for package in "$bundles"/deb/*.deb; do
    fresh "$work/deb"
    cp "$package" "$work/deb/tmp/"
    inside "$work/deb" sh -c "apt-get -qq update && DEBIAN_FRONTEND=noninteractive $install '/tmp/$(basename "$package")' > /dev/null"
    start "$work/deb" package-deb
done
for package in "$bundles"/rpm/*.rpm; do
    # No mirror of an RPM system here: the libraries it asks for, under their Debian names, and the package by rpm itself.
    fresh "$work/rpm"
    inside "$work/rpm" sh -c "apt-get -qq update && DEBIAN_FRONTEND=noninteractive $install libwebkit2gtk-4.1-0 libgtk-3-0 > /dev/null"
    rpm --query --requires --package "$package"
    rpm --root "$work/rpm" --install --nodeps --ignoreos --ignorearch "$package"
    start "$work/rpm" package-rpm
done
