//! Icons by name, from the sprite in index.html.

use leptos::prelude::*;

/// An icon of the sprite.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are the pictures")]
pub enum Icon {
    Again,
    Camera,
    Check,
    Clock,
    Code,
    Compare,
    Device,
    Doors,
    Down,
    File,
    Flag,
    Globe,
    Heart,
    Help,
    Left,
    Link,
    List,
    Look,
    Map,
    Open,
    People,
    Plus,
    Print,
    Proof,
    Right,
    Sound,
    Story,
    Swap,
    Text,
    Today,
    Undo,
    Warn,
}

impl Icon {
    fn address(self) -> &'static str {
        match self {
            Self::Again => "#i-again",
            Self::Camera => "#i-camera",
            Self::Check => "#i-check",
            Self::Clock => "#i-clock",
            Self::Code => "#i-qr",
            Self::Compare => "#i-compare",
            Self::Device => "#i-device",
            Self::Doors => "#i-doors",
            Self::Down => "#i-down",
            Self::File => "#i-file",
            Self::Flag => "#i-flag",
            Self::Globe => "#i-globe",
            Self::Heart => "#i-heart",
            Self::Help => "#i-help",
            Self::Left => "#i-left",
            Self::Link => "#i-link",
            Self::List => "#i-list",
            Self::Look => "#i-aa",
            Self::Map => "#i-map",
            Self::Open => "#i-open",
            Self::People => "#i-people",
            Self::Plus => "#i-plus",
            Self::Print => "#i-print",
            Self::Proof => "#i-proof",
            Self::Right => "#i-right",
            Self::Sound => "#i-sound",
            Self::Story => "#i-story",
            Self::Swap => "#i-swap",
            Self::Text => "#i-text",
            Self::Today => "#i-today",
            Self::Undo => "#i-undo",
            Self::Warn => "#i-warn",
        }
    }
}

/// An icon beside text. It says nothing on its own, so it is hidden from screen readers.
pub fn icon(which: Icon) -> impl IntoView {
    drawn(which, "icon")
}

/// A smaller icon, for buttons and links.
pub fn small_icon(which: Icon) -> impl IntoView {
    let class = match which {
        // They point along the line of reading.
        Icon::Left | Icon::Right => "icon icon--s flip",
        _ => "icon icon--s",
    };
    drawn(which, class)
}

fn drawn(which: Icon, class: &'static str) -> impl IntoView {
    view! {
        <svg class=class viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <use href=which.address()></use>
        </svg>
    }
}
