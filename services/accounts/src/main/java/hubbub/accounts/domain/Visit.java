package hubbub.accounts.domain;

/// Who wants to sign in, before it is known who it is.
///
/// @param address of their machine
/// @param client what they use, as it calls itself
/// @param browser whether it is a page of ours, which keeps its session in a cookie
/// @param owner whether the server's owner asks, who has no account yet
public record Visit(String address, String client, boolean browser, boolean owner) {}
