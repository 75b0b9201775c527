//! Who works on cases, and that such an account is opened by two people.

use super::moves::commands;
use super::world::World;
use crate::person::Role;

#[test]
fn every_role_that_works_on_cases_is_given_by_two_people_and_so_is_the_one_that_gives_roles() {
    // These are only told of cases, by a notice.
    let told = [Role::Concerned, Role::UnitHead];
    let mut seen = 0;
    for command in commands(&World::complaint()) {
        for role in command.roles().iter().filter(|role| !told.contains(role)) {
            assert!(role.opens_cases(), "{role:?} may {command:?}");
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen} roles were looked at");
    assert!(Role::Admin.opens_cases());
}
