"""What every plan keeps, whoever it is for. A law yields one sentence for each thing in a plan that breaks it."""

from collections.abc import Callable, Iterable, Mapping

from checklist.procedure import FactBase, Procedure
from checklist.simulation.laws import eating, medicines, paper, signs, times, words
from checklist.simulation.laws.case import Case

Law = Callable[[Case], Iterable[str]]
ContentLaw = Callable[[Procedure, FactBase], Iterable[str]]

LAWS: Mapping[str, Law] = {
    law.__name__: law
    for law in (
        times.every_task_is_dated,
        times.every_window_opens_before_it_closes,
        times.nothing_stands_outside_its_window,
        times.no_task_stands_in_the_wrong_part_of_the_way,
        times.medicine_tasks_stand_on_their_days,
        times.the_timeline_agrees_with_the_calendar,
        eating.every_kind_of_food_stops_once,
        eating.every_stop_is_before_the_anchor,
        eating.the_earliest_stop_wins,
        eating.nobody_may_eat_who_may_not_drink,
        eating.no_task_says_to_eat_after_the_stop,
        eating.a_diet_adds_to_the_fast,
        eating.an_unsigned_policy_changes_nothing_for_patients,
        eating.a_policy_of_the_site_never_shortens_a_fast_that_is_a_question,
        medicines.no_medicine_is_lost,
        medicines.only_an_exact_name_is_a_medicine,
        medicines.no_medicine_is_both_taken_and_left_out,
        medicines.an_unconfirmed_medicine_has_no_date,
        medicines.whatever_is_asked_is_open,
        medicines.nobody_out_of_scope_is_told_what_to_do,
        medicines.nothing_but_a_decision_makes_a_date,
        medicines.no_last_dose_is_after_the_procedure,
        signs.every_warning_sign_says_whom_to_call,
        signs.no_warning_sign_is_lost,
        signs.what_is_needed_is_there_and_asks,
        paper.ids_are_unique,
        paper.a_plan_comes_back_from_json,
        paper.text_and_table_hold_the_whole_plan,
        words.every_sentence_is_there,
        words.everything_names_its_source,
        words.whatever_is_not_there_is_explained,
    )
}

CONTENT_LAWS: Mapping[str, ContentLaw] = {law.__name__: law for law in (words.every_language_is_complete,)}

__all__ = ["CONTENT_LAWS", "LAWS", "Case", "ContentLaw", "Law"]
