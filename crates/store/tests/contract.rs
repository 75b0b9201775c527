//! What the store promises, on SQLite and on PostgreSQL alike.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed, and says where"
)]

mod cases;
mod encrypted;
#[macro_use]
mod place;
mod rules;

contract! {
    filing:
        a_filed_case_is_read_by_its_code_with_its_events_and_texts,
        the_same_code_in_one_batch_files_one_case,
        the_same_code_later_is_known_with_what_it_was_filed_with,
        the_same_code_from_fifty_callers_files_one_case,
        each_day_counts_from_one;
    origins:
        an_origin_comes_once_in_a_batch_and_later_and_takes_no_number_again,
        a_case_nobody_claimed_is_found_by_no_code_until_it_is_claimed_and_rebuild_knows_it,
        a_new_slip_voids_the_one_before_and_old_ones_are_forgotten,
        what_an_origin_without_a_number_was_made_of_is_erased_with_its_case;
    imports:
        an_import_is_moved_by_one_of_two_and_keeps_how_it_is_read,
        rows_are_handled_once_and_those_not_taken_are_kept_until_they_are_erased,
        what_an_import_brought_is_counted_by_its_cases;
    returns:
        what_a_source_is_told_is_stored_with_the_act_and_numbered_without_a_gap,
        words_that_are_erased_go_nowhere_and_the_step_stays,
        a_case_that_follows_another_is_answered_under_its_own_number,
        a_database_from_before_is_told_what_it_would_have_been_and_once,
        two_servers_number_the_steps_of_a_source_without_a_gap;
    compared:
        a_compared_list_is_kept_and_its_words_are_erased,
        marks_tables_and_bundles_are_kept_and_marks_never_go_back;
    notices:
        who_is_told_is_stored_with_the_act_and_made_anew_by_rebuild,
        a_reader_pages_through_notices_from_the_newest_day;
    numbers:
        numbers_have_no_gap_over_five_hundred_callers_with_clashes_among_them,
        numbers_have_no_gap_when_two_stores_share_a_database,
        a_failed_filing_takes_no_number;
    devices:
        an_invitation_brings_in_one_phone_which_takes_the_place_of_the_one_before,
        wrong_pins_are_counted_until_the_right_one_and_an_end_ends_everything,
        a_phone_is_unused_since_it_was_last_signed_in_on;
    queue:
        one_bad_member_does_not_sink_its_batch,
        a_caller_that_hangs_up_is_stored_all_the_same,
        a_full_queue_says_busy_at_once,
        closing_writes_what_is_queued,
        a_store_whose_writer_has_ended_says_so;
    acting:
        an_act_is_stored_and_changes_where_the_case_stands,
        a_message_that_hints_at_danger_marks_the_case_and_rebuild_agrees,
        an_act_that_was_decided_with_another_case_is_stored_only_while_that_is_as_it_was,
        an_act_on_an_old_version_conflicts_and_writes_nothing,
        of_two_acts_at_once_one_wins,
        of_two_acts_on_two_stores_one_wins,
        a_key_that_comes_again_gets_the_answer_it_got;
    upkeep:
        rebuild_makes_what_the_writer_wrote,
        migrations_run_twice_change_nothing,
        a_database_of_a_newer_version_is_refused,
        an_errand_is_claimed_by_one_of_two_claimers,
        an_errand_comes_back_when_its_claim_has_run_out,
        errands_about_a_case_are_dropped_but_those_that_are_held_longer,
        errands_whose_claims_end_in_a_span_are_given_up_and_counted,
        a_setting_is_set_once,
        seeding_adds_the_units_that_are_missing_only;
    tasks:
        the_queue_is_what_the_rules_say_after_filing_acts_and_rebuild,
        an_emergency_comes_first_and_pages_hold_each_task_once,
        a_narrowed_queue_is_the_whole_one_without_the_rest,
        the_task_of_another_person_is_not_in_my_queue,
        two_rebuilds_and_acts_at_once_leave_the_tasks_of_the_rules;
    before:
        a_database_made_before_there_were_tasks_gets_them,
        tasks_not_made_to_the_end_or_by_other_rules_are_made_at_the_next_opening;
    steps:
        a_database_of_each_step_comes_up_with_its_cases_unchanged;
    people:
        a_name_and_an_id_are_taken_once,
        an_edit_changes_what_it_says_and_nothing_else,
        an_edit_ends_the_sessions_where_it_must,
        an_old_password_or_a_missing_factor_begins_no_session,
        every_change_of_people_is_counted_and_recorded,
        of_several_services_at_a_unit_the_last_day_counts;
    lists:
        a_filtered_list_is_the_whole_one_without_the_rest,
        cases_are_read_in_the_order_that_is_asked_for_each_once;
    causes:
        the_cases_behind_a_number_are_as_many_as_were_counted_and_rebuild_makes_them_anew;
    openings:
        an_opening_is_decided_once_and_done_with_its_decision,
        an_opening_is_asked_for_and_decided_on_the_last_version_of_the_house,
        what_waited_too_long_is_over_and_forgets_its_password,
        openings_are_paged_by_their_key_the_newest_first;
    otp:
        a_second_factor_is_set_with_codes_that_work_no_more;
    house:
        a_unit_is_put_and_nothing_of_it_is_deleted,
        days_and_clocks_are_kept_and_cleared,
        of_two_changes_on_one_version_one_is_refused_and_each_is_recorded,
        units_that_a_newer_program_brings_are_counted,
        what_was_decided_on_units_of_before_is_not_filed,
        cases_that_units_or_people_may_touch_are_those_worked_on_and_those_about_the_units;
    sessions:
        failures_count_and_a_sign_in_clears_them,
        a_one_time_code_works_once,
        of_two_sign_ins_with_one_code_one_wins,
        signing_in_ends_the_session_that_was_there,
        an_ended_account_is_not_signed_in_to,
        only_whom_the_provider_knows_now_is_signed_in_as_its_subject,
        sessions_end_one_by_one_all_at_once_or_when_they_are_old;
    desk:
        changes_are_paged_by_their_key_the_newest_first,
        a_case_is_found_by_its_number_and_by_its_id,
        every_text_and_the_contact_are_read_until_they_are_erased;
    ratings:
        a_token_is_good_for_one_rating_of_its_window_until_its_day,
        a_key_is_one_rating_whatever_comes_under_it_later,
        a_visit_that_is_reported_again_brings_no_second_token,
        of_many_ratings_with_one_token_on_two_stores_one_is_taken,
        nothing_stored_leads_from_a_rating_to_its_visit;
    bad_ratings:
        a_bad_rating_begins_with_its_rating_and_is_read_with_its_steps_and_words,
        of_two_steps_on_one_state_of_a_rating_one_is_stored,
        a_removed_rating_leaves_the_score_stays_among_all_and_a_recount_agrees,
        what_is_to_be_done_is_paged_by_its_day_for_all_units_and_for_one,
        what_was_noted_of_a_rating_goes_when_its_time_is_over;
    encounters:
        an_incident_is_kept_once_and_followed_up_with_its_counters,
        a_link_after_an_incident_rates_its_unit_once_and_no_row_leads_back_to_it,
        how_many_there_were_is_said_again_and_on_the_record;
    call_backs:
        a_call_is_kept_once_and_called_back_step_by_step_with_its_counters,
        call_backs_are_listed_by_when_they_are_due_and_what_is_over_the_latest_first,
        a_number_goes_only_when_its_call_back_has_ended_and_its_time_is_over;
    helps:
        a_wish_is_listed_until_it_is_answered_and_with_its_day_and_made_anew_by_rebuild;
    inspections:
        an_inspection_is_kept_once_and_goes_step_by_step,
        inspections_are_listed_by_day_for_all_for_a_unit_and_in_a_stage,
        pictures_are_counted_and_go_with_the_words;
    clearing:
        an_incident_is_ticked_by_name_set_right_and_counted,
        a_row_that_comes_again_moves_its_case_and_its_counters,
        a_problem_goes_step_by_step_and_one_of_an_inspection_stands_among_them,
        problems_of_inspections_that_are_older_than_the_list_are_put_onto_it;
    whistles:
        a_whistle_goes_step_by_step_and_is_passed_up_when_nobody_answers;
    plans:
        a_plan_is_to_be_done_until_it_is_called_off_or_carried_out;
    care:
        an_entry_is_kept_once_and_goes_step_by_step,
        the_list_is_of_those_who_wait_longest_and_not_of_whoever_reads_it,
        what_is_counted_stays_when_names_are_forgotten;
    honours:
        praise_is_listed_by_month_and_counted_and_made_anew_by_rebuild;
    words:
        a_thank_you_is_public_as_long_as_its_citizen_agrees,
        words_of_bad_ratings_are_published_once_and_go_with_an_appeal_or_after_their_time;
    search:
        cases_wait_are_sorted_once_and_leave_nothing_when_they_are_erased,
        whoever_was_in_a_team_is_found_by_it_and_rebuild_agrees;
    rating_upkeep:
        counters_are_what_a_recount_finds_and_are_put_right_where_they_are_not,
        words_keys_and_tokens_go_when_their_time_is_over;
    figures:
        counters_of_cases_are_what_their_events_say_on_two_stores_at_once,
        wrong_counters_of_cases_are_counted_and_put_right,
        a_week_counts_what_happened_in_it_and_names_the_cases_behind,
        wrong_counters_of_weeks_and_cases_are_put_right,
        a_database_that_was_never_counted_is_counted_when_it_is_opened,
        what_was_published_stays_as_it_was;
    personal:
        personal_data_lies_in_no_other_column,
        after_erasure_nothing_personal_is_left_and_the_history_stands,
        an_erased_contact_leaves_nothing_of_it_and_every_text;
}

mod files {
    use crate::place::Place;

    #[tokio::test]
    async fn after_erasure_no_byte_is_left_in_any_file_of_sqlite() {
        crate::rules::personal::after_erasure_no_byte_is_left_in_any_file(&Place::sqlite()).await;
    }

    #[tokio::test]
    async fn an_erased_case_leaves_no_byte_in_the_index_of_sqlite() {
        crate::rules::search::an_erased_case_leaves_no_byte_in_any_file(&Place::sqlite()).await;
    }

    #[tokio::test]
    async fn erased_words_of_ratings_leave_no_byte_in_any_file_of_sqlite() {
        crate::rules::rating_upkeep::erased_words_leave_no_byte_in_any_file(&Place::sqlite()).await;
    }

    #[tokio::test]
    async fn everything_can_be_asked_from_any_thread() {
        let place = Place::sqlite();
        let store = place.store().await;
        let asked = tokio::spawn(async move {
            store.ping().await?;
            store.units().await?;
            store.seed_units(&qingyu_domain::unit::Units::default()).await?;
            store.texts("", qingyu_domain::case::Part::Account).await?;
            store.reply("", "").await?;
            store.erase("", i64::MAX).await?;
            store.set_setting_once("a", "b").await?;
            let nobody = qingyu_domain::person::PersonId(String::new());
            store.staff().await?;
            store.account_of(&nobody).await?;
            store.failed(&nobody, crate::cases::NOW).await?;
            store.session(&[0; 32]).await?;
            store.seen(&[0; 32], crate::cases::NOW).await?;
            store.sign_out(&[0; 32]).await?;
            store.sign_out_everywhere(&nobody).await?;
            store.changes(None, None, 1).await?;
            store.cases(&[String::new()]).await?;
            store
                .queue(
                    qingyu_domain::person::Role::Intake,
                    &nobody,
                    &qingyu_store::Wanted::default(),
                    None,
                    1,
                )
                .await?;
            store.rebuild().await
        });
        assert_eq!(asked.await.unwrap(), Ok(0));
    }

    #[tokio::test]
    async fn another_kind_of_database_is_refused() {
        let refused = qingyu_store::Store::open("mysql://localhost/a").await.unwrap_err();
        assert!(matches!(refused, qingyu_store::StoreError::Unavailable(_)));
    }
}
