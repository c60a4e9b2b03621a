/// The archive: the message log.
///
/// It hears what connectors saw (messages, deletions, deleted runs) and keeps each message once, in
/// the order of time, with the runs that cover it. It answers questions to the log, whole exports,
/// and full-text search; lets go of texts that were deleted on their platform, of runs that the
/// owner deleted, of people who ask for it or delete their account (`AccountDeleted`), and of what
/// is older or more than is to be kept.
///
/// It tells others whom to forget (`PersonForgotten`) and who wants to be left out
/// (`PersonOptedOut`). It keeps one SQLite file, `archive.db`; how that stays quick is told in
/// [hubbub.archive.store]. The mood of a message is not kept: it is found by `mood-model` when
/// somebody asks.
@NullMarked
package hubbub.archive;

import org.jspecify.annotations.NullMarked;
