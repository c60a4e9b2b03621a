package hubbub.platform.cluster;

/// From where somebody asks, as the door saw it.
///
/// @param address of the machine that asks, as digits; beyond proxies that are trusted
/// @param secure whether it speaks TLS, with us or with the proxy of `public.url`
/// @param ownPage whether a page of ours asks, as its browser says
public record Whence(String address, boolean secure, boolean ownPage) {}
