//! A virtual screen: an X server without a display and a session bus of its own, for one command.

use std::process::Command;

use crate::command::program;
use crate::place;

/// Whether this session can show a window.
pub(crate) fn is_there() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// Node with a script of `tests/journeys`, on a virtual screen, told where the program is and where pictures go.
pub(crate) fn script(name: &str, profile: &str) -> Command {
    let mut command = program("dbus-run-session");
    // A session bus of its own: single instance and the accessibility bus must not meet the person's own Birlik.
    command.args(["--", "xvfb-run", "--auto-servernum", "--server-args", "-screen 0 1400x1000x24 -nolisten tcp"]);
    command.args(["node", name]);
    command.env("BIRLIK_JOURNEY_APP", place::desktop(profile)).env("BIRLIK_JOURNEY_OUT", place::out());
    command.env("BIRLIK_JOURNEY_CLI", place::built(profile, "birlik"));
    // Without this, WebKit looks for a graphics card and finds none.
    command.env("LIBGL_ALWAYS_SOFTWARE", "1").env_remove("WAYLAND_DISPLAY").env("GDK_BACKEND", "x11");
    command
}
