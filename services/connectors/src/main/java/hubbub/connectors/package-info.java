/// Connectors: keeps connections to platforms and tells what was said there.
///
/// **Speaks** Twitch's dialect of IRC as a reader (`twitch`), Bluesky's Jetstream (`bluesky`) and
/// X's filtered stream (`x`), whose posts it matches with words (`words`), and plays captures as if
/// they were live (`replay`); at a first start it rehearses with invented crowds (`rehearsal`).
/// Every platform repeats one small shape behind the port [hubbub.connectors.domain.Connector]: the
/// connector, its config, its wire, its messages.
///
/// **Tells** `MessagesSeen`, `NoticesSeen`, `MessagesDeleted`, `GapSeen`, `RunStarted`,
/// `RunMeasured`, `RunEnded`, `RunDeleted`, each in the transaction of the row that it tells about.
///
/// **Hears** nothing.
///
/// **Keeps** runs, their channels and gaps, where a replay has got to, and the ids of the last day,
/// so that a message is told once whatever is sent twice; and the books of what X costs
/// (`spending`), in which posts are paid for before they are read.
///
/// One thread, the [hubbub.connectors.domain.Desk], owns everything that moves: connectors put
/// signals on its bounded tray, it gathers them for at most 200 ms or 500 messages and keeps them
/// in one transaction. So the domain has no locks.
@NullMarked
package hubbub.connectors;

import org.jspecify.annotations.NullMarked;
