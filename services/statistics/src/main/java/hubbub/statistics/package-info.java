/// Statistics: exact counts of what crowds say, per channel and run, now and over time.
///
/// Hears `MessagesSeen`, `RunStarted`, `RunMeasured`, `RunEnded`, `RunDeleted` of connectors and
/// `PersonForgotten`, `PersonOptedOut` of the archive, `AccountDeleted` of accounts. Tells nothing.
/// Speaks HTTP: `GET /statistics` and `/api/v1/statistics/…` (`openapi/statistics.yaml`).
///
/// Keeps, in its own database: runs with their totals; for each *cover* (a channel under one set of
/// runs, to which every message belongs exactly once) who spoke in which second for two weeks and
/// in which minute for good, messages by the second, and how often which word and emote was said.
/// It keeps no texts and no messages.
///
/// What is exact: every count of messages and of people. Words and emotes are exact until a cover
/// has more than 20,000 different ones (8,000 in an hour); then the rarest are dropped.
///
/// What goes: a deleted run takes its figures along, also from the grand total; a forgotten person
/// leaves a number without a name, so that totals stay, how many people there were among them, but
/// no figure can be shown or traced to the person.
@NullMarked
package hubbub.statistics;

import org.jspecify.annotations.NullMarked;
