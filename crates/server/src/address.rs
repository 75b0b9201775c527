//! Whose request it is, for the limits only: never logged, never stored.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Once;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use ipnet::IpNet;

use crate::app::App;

/// The address of a client, as far as trusted proxies tell.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Address(pub IpAddr);

impl Address {
    /// The network that is limited as a whole: /24 or /56.
    pub fn prefix(self) -> IpAddr {
        match self.0 {
            IpAddr::V4(v4) => IpAddr::V4(Ipv4Addr::from_bits(v4.to_bits() & !0xff)),
            IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & (u128::MAX << 72))),
        }
    }
}

impl FromRequestParts<App> for Address {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Self::Rejection> {
        let peer = parts
            .extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |info| info.0.ip());
        Ok(Self(client(peer, &parts.headers, &app.trusted_proxies)))
    }
}

static IGNORED: Once = Once::new();

/// Walks the forwarding header from the right for as long as the hop before is trusted.
fn client(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let is_trusted = |address: IpAddr| trusted.iter().any(|net| net.contains(&address));
    let peer = peer.to_canonical();
    let mut hops = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','));
    if !is_trusted(peer) {
        if hops.next().is_some() {
            IGNORED.call_once(|| {
                tracing::warn!(
                    "a forwarding header from a peer that is not trusted is ignored; see QINGYU_TRUSTED_PROXIES"
                );
            });
        }
        return peer;
    }
    let hops: Vec<&str> = hops.collect();
    let mut client = peer;
    for hop in hops.iter().rev() {
        let hop = hop.trim();
        let with_port = || hop.parse::<SocketAddr>().map(|socket| socket.ip());
        let Ok(address) = hop.parse::<IpAddr>().or_else(|_| with_port()) else {
            break;
        };
        client = address.to_canonical();
        if !is_trusted(client) {
            break;
        }
    }
    client
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(peer: &str, forwarded: &str, trusted: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", forwarded.parse().unwrap());
        let trusted: Vec<IpNet> = trusted.iter().map(|net| net.parse().unwrap()).collect();
        client(peer.parse().unwrap(), &headers, &trusted).to_string()
    }

    #[test]
    fn only_trusted_hops_are_believed_from_the_right() {
        assert_eq!(seen("192.0.2.1", "198.51.100.7", &[]), "192.0.2.1");
        assert_eq!(seen("10.0.0.1", "198.51.100.7", &["10.0.0.0/8"]), "198.51.100.7");
        assert_eq!(
            seen("10.0.0.1", "1.1.1.1, 198.51.100.7, 10.0.0.2", &["10.0.0.0/8"]),
            "198.51.100.7"
        );
        assert_eq!(seen("10.0.0.1", "198.51.100.7:5678", &["10.0.0.0/8"]), "198.51.100.7");
        assert_eq!(seen("10.0.0.1", "nonsense", &["10.0.0.0/8"]), "10.0.0.1");
        assert_eq!(seen("::ffff:10.0.0.1", "198.51.100.7", &["10.0.0.0/8"]), "198.51.100.7");
    }

    #[test]
    fn prefixes_are_24_and_56_bits() {
        assert_eq!(Address("192.0.2.77".parse().unwrap()).prefix().to_string(), "192.0.2.0");
        assert_eq!(
            Address("2001:db8:1:2ff:3::4".parse().unwrap()).prefix().to_string(),
            "2001:db8:1:200::"
        );
    }
}
