//! What the page needs to know where there is no network: who it is, the lists, and the units in them.

use leptos::prelude::*;
use qingyu_api::Endpoint;
use qingyu_api::desk::inspections::{Checklists, ReadChecklists};
use qingyu_api::desk::session::Me;
use qingyu_api::units::ListUnits;
use qingyu_domain::unit::Unit;
use serde::{Deserialize, Serialize};

use crate::client;
use crate::clock;
use crate::desk::app::Desk;
use crate::storage::{self, Place};

const NAME: &str = "qingyu-desk-kit";
/// How long somebody is let in without the server, in milliseconds.
const KEPT_MS: i64 = 24 * 3_600_000;

/// What is kept for the page.
#[derive(Clone, Serialize, Deserialize)]
pub struct Kit {
    /// Until when, in milliseconds since 1970.
    until: i64,
    /// Who was signed in.
    pub me: Me,
    /// The lists that they can fill in.
    pub lists: Checklists,
    /// The units at which they can.
    pub units: Vec<Unit>,
}

qingyu_domain::without_debug!(Kit);

/// What is kept, unless it is too old.
pub fn kit() -> Option<Kit> {
    let kit: Kit = serde_json::from_str(&storage::read(Place::Device, NAME)?).ok()?;
    let is_fresh = kit.until > clock::now().ms();
    if !is_fresh {
        wipe();
    }
    is_fresh.then_some(kit)
}

/// Forgets it.
pub fn wipe() {
    storage::remove(NAME);
}

/// Fetches it anew; what was kept stays where there is no network.
pub fn prepare(desk: Desk) {
    client::spawn(async move {
        let lists = client::staff::get::<Checklists>(ReadChecklists::PATH).await;
        let units = client::staff::get::<Vec<Unit>>(ListUnits::PATH).await;
        let (Ok(lists), Ok(units), Some(me)) = (lists, units, desk.me.get_untracked()) else {
            return;
        };
        let kit = Kit::of(me, lists, units);
        if let Ok(text) = serde_json::to_string(&kit) {
            // Where the device keeps nothing, the page works with a network only.
            storage::write(Place::Device, NAME, &text);
        }
    });
}

impl Kit {
    fn of(me: Me, mut lists: Checklists, mut units: Vec<Unit>) -> Self {
        lists.lists.retain(|list| !list.units.is_empty());
        units.retain(|unit| lists.lists.iter().any(|list| list.units.contains(&unit.code)));
        Self {
            until: clock::now().ms() + KEPT_MS,
            me,
            lists,
            units,
        }
    }
}
