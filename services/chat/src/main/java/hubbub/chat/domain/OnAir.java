package hubbub.chat.domain;

import hubbub.contracts.accounts.OwnChannel;

/// Whether a channel is on air now.
@FunctionalInterface
public interface OnAir {
  boolean isOnAir(OwnChannel channel);
}
