/// Rooms, who visits them, what they may, and what becomes of what they say. It knows no protocol:
/// each one enters its connections into [hubbub.chat.domain.Rooms], and has one
/// [hubbub.chat.domain.Crier] there.
@NullMarked
package hubbub.chat.domain;

import org.jspecify.annotations.NullMarked;
