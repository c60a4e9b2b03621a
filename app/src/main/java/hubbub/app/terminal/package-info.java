/// The command line for people and programs: every command that asks a Hubbub through its API, and
/// what shows its answers.
///
/// Nothing here knows how a Hubbub is started, or where its data lie: [Reach] says where it is, and
/// [Hubbubs] starts one for the time of a command. Both come from `hubbub.app`.
@NullMarked
package hubbub.app.terminal;

import org.jspecify.annotations.NullMarked;
