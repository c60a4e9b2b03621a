package hubbub.radio.air;

/// What a source wants to bring.
///
/// @param path where; begins with a slash
/// @param channel the name of the channel that it is for
/// @param keyId which stream key opened it
/// @param address from where it comes
public record Wanted(String path, String channel, String keyId, StreamInfo info, String address) {}
