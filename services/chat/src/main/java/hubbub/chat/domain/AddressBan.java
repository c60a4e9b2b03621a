package hubbub.chat.domain;

import java.time.Instant;

/// An address, or a range of them, that may not come in.
///
/// @param by the login of whoever did it
public record AddressBan(AddressRange range, String by, String reason, Instant at) {}
