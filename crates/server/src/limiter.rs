//! Limits per address and per prefix in a bounded table that knows no address.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::Mutex;

use qingyu_domain::time::{Day, Timestamp};

use crate::address::Address;
use crate::pepper::Pepper;
use crate::refusal::Refusal;

const HOUR_MS: i64 = 3_600_000;
/// Entries at most; beyond that the oldest windows are forgotten first.
const CAPACITY: usize = 100_000;

/// How often in an hour.
#[derive(Clone, Copy, Debug)]
pub struct Allowance {
    /// For one address.
    pub per_address: u32,
    /// For one prefix.
    pub per_prefix: u32,
}

struct Window {
    since: Timestamp,
    count: u32,
}

struct Table {
    /// Keys are made under a key that lives for a day and only in memory.
    key: Option<(Day, Pepper)>,
    windows: HashMap<[u8; 16], Window>,
}

/// Counts in windows of an hour.
pub struct Limiter {
    allowance: Allowance,
    table: Mutex<Table>,
}

/// A place that was counted and can be given back when nothing came of it.
#[must_use]
#[derive(Debug)]
pub struct Place {
    keys: [[u8; 16]; 2],
}

impl Limiter {
    /// A limiter with nothing counted.
    pub fn new(allowance: Allowance) -> Self {
        Self {
            allowance,
            table: Mutex::new(Table {
                key: None,
                windows: HashMap::new(),
            }),
        }
    }

    /// Counts one for the address and its prefix, or says how many seconds to wait.
    pub fn take(&self, address: Address, now: Timestamp) -> Result<Place, Refusal> {
        let mut table = self.lock()?;
        let keys = table.keys(address, now.day())?;
        for (key, allowed) in keys.iter().zip([self.allowance.per_address, self.allowance.per_prefix]) {
            if let Some(window) = table.current(key, now).filter(|window| window.count >= allowed) {
                let wait_ms = window.since.ms() + HOUR_MS - now.ms();
                // Rounded up, and never above the hour, even when the clock was set back.
                let seconds = ((wait_ms + 999) / 1000).clamp(1, HOUR_MS / 1000);
                return Err(Refusal::TooMany(u64::try_from(seconds).unwrap_or(1)));
            }
        }
        table.make_room(now);
        for key in keys {
            table
                .windows
                .entry(key)
                .or_insert(Window { since: now, count: 0 })
                .count += 1;
        }
        Ok(Place { keys })
    }

    /// Gives a place back.
    pub fn give_back(&self, place: Place) {
        if let Ok(mut table) = self.lock() {
            for key in place.keys {
                if let Some(window) = table.windows.get_mut(&key) {
                    window.count = window.count.saturating_sub(1);
                }
            }
        }
    }

    fn lock(&self) -> Result<std::sync::MutexGuard<'_, Table>, Refusal> {
        self.table.lock().map_err(|error| Refusal::internal("limiter", &error))
    }
}

impl Table {
    fn keys(&mut self, address: Address, today: Day) -> Result<[[u8; 16]; 2], Refusal> {
        let key = if let Some((_, key)) = self.key.take().filter(|(day, _)| *day == today) {
            key
        } else {
            self.windows.clear();
            Pepper::from_bytes(crate::fresh::bytes()?)
        };
        let of = |label: u8, address: IpAddr| {
            let mut message = vec![label];
            match address {
                IpAddr::V4(v4) => message.extend(v4.octets()),
                IpAddr::V6(v6) => message.extend(v6.octets()),
            }
            let mut short = [0; 16];
            short.copy_from_slice(&key.mac(&message)[..16]);
            short
        };
        let keys = [of(0, address.0), of(1, address.prefix())];
        self.key = Some((today, key));
        Ok(keys)
    }

    /// The window of a key, if it has not ended.
    fn current(&mut self, key: &[u8; 16], now: Timestamp) -> Option<&Window> {
        if self
            .windows
            .get(key)
            .is_some_and(|window| now.ms() - window.since.ms() >= HOUR_MS)
        {
            self.windows.remove(key);
        }
        self.windows.get(key)
    }

    fn make_room(&mut self, now: Timestamp) {
        if self.windows.len() + 2 <= CAPACITY {
            return;
        }
        self.windows.retain(|_, window| now.ms() - window.since.ms() < HOUR_MS);
        if self.windows.len() + 2 > CAPACITY {
            let mut starts: Vec<i64> = self.windows.values().map(|window| window.since.ms()).collect();
            let (_, middle, _) = starts.select_nth_unstable(CAPACITY / 10);
            let middle = *middle;
            self.windows.retain(|_, window| window.since.ms() > middle);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> Address {
        Address(text.parse().unwrap())
    }

    fn at(ms: i64) -> Timestamp {
        Timestamp::from_ms(1_795_744_800_000 + ms)
    }

    #[test]
    fn an_address_waits_until_its_hour_is_over() {
        let limiter = Limiter::new(Allowance {
            per_address: 2,
            per_prefix: 3,
        });
        let _one = limiter.take(address("192.0.2.1"), at(0)).unwrap();
        let _two = limiter.take(address("192.0.2.1"), at(1000)).unwrap();
        let refused = limiter.take(address("192.0.2.1"), at(2000)).unwrap_err();
        assert!(matches!(refused, Refusal::TooMany(3598)), "{refused:?}");
        let _three = limiter.take(address("192.0.2.2"), at(2000)).unwrap();
        assert!(
            limiter.take(address("192.0.2.3"), at(2000)).is_err(),
            "the prefix is full"
        );
        assert!(limiter.take(address("192.0.3.3"), at(2000)).is_ok());
        assert!(limiter.take(address("192.0.2.1"), at(HOUR_MS)).is_ok());
    }

    #[test]
    fn a_place_given_back_is_free() {
        let limiter = Limiter::new(Allowance {
            per_address: 1,
            per_prefix: 10,
        });
        let place = limiter.take(address("2001:db8::1"), at(0)).unwrap();
        limiter.give_back(place);
        assert!(limiter.take(address("2001:db8::1"), at(1)).is_ok());
    }

    #[test]
    fn the_table_is_bounded() {
        let limiter = Limiter::new(Allowance {
            per_address: 1,
            per_prefix: u32::MAX,
        });
        for n in 0..u32::try_from(CAPACITY * 2).unwrap() {
            let v4 = std::net::Ipv4Addr::from_bits(n << 8);
            let _place = limiter.take(Address(v4.into()), at(i64::from(n) / 100)).unwrap();
        }
        assert!(limiter.lock().unwrap().windows.len() <= CAPACITY);
    }
}
