package hubbub.platform.http;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/// From where this door is reached, as it was set.
///
/// @param bind an address of this machine
/// @param onLoopback whether only this machine can reach it
/// @param publicUrl how the world reaches it through a proxy
/// @param ownCertificate whether it speaks HTTPS itself
/// @param certificateUntil when that certificate ends; empty if its file cannot be read now
/// @param localControlOpen whether programs of this machine need no token though there is an owner
public record Reach(
    String bind,
    boolean onLoopback,
    Optional<URI> publicUrl,
    boolean ownCertificate,
    Optional<Instant> certificateUntil,
    boolean localControlOpen) {}
