//! One way to declare an enum whose variants have a name on the wire.

/// Declares a field-less enum with its wire codes: `ALL`, `as_str`, `from_code` and serde.
macro_rules! codes {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
        // One way to read all of them in the browser, where a visitor for each enum would cost a kilobyte apiece; the
        // server reads many more, and would allocate for each.
        #[cfg_attr(target_arch = "wasm32", serde(try_from = "String"))]
        pub enum $name { $($(#[$variant_meta])* #[serde(rename = $code)] $variant,)+ }

        impl $name {
            /// Every variant, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name on the wire.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The variant with this name on the wire.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
        }

        impl TryFrom<String> for $name {
            type Error = &'static str;

            fn try_from(code: String) -> Result<Self, Self::Error> {
                Self::from_code(&code).ok_or("unknown code")
            }
        }
    };
}

/// Gives types that hold words or persons a `Debug` that shows neither, so that no log line can.
#[macro_export]
macro_rules! without_debug {
    ($($name:ident),+) => {
        $(impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        })+
    };
}
