package hubbub.accounts.questions;

import hubbub.accounts.domain.AccessTokens;
import hubbub.accounts.domain.Secret;
import hubbub.accounts.domain.Usage;
import hubbub.accounts.store.SqlHolders;
import hubbub.contracts.accounts.AskAccounts;
import hubbub.contracts.accounts.KeyHolder;
import hubbub.contracts.accounts.OwnChannel;
import hubbub.contracts.accounts.StreamRights;
import java.util.Optional;

/// Answers whoever is in the same process; others ask `POST /api/v1/accounts/holder`,
/// `…/stream-rights` and `…/airs`. A session that ended is nobody's at once, also by its access
/// tokens.
public final class AnswerAccounts implements AskAccounts {
  private static final int LENGTH_MAX = 4_096;

  private final SqlHolders holders;
  private final AccessTokens tokens;
  private final Usage usage;

  public AnswerAccounts(SqlHolders holders, AccessTokens tokens, Usage usage) {
    this.holders = holders;
    this.tokens = tokens;
    this.usage = usage;
  }

  @Override
  public Optional<KeyHolder> holder(String secret) {
    var holder = find(secret);
    holder.ifPresent(known -> usage.note(known.key()));
    return holder;
  }

  private Optional<KeyHolder> find(String secret) {
    if (!isBounded(secret)) {
      return Optional.empty();
    }
    if (secret.indexOf('.') < 0) {
      return holders.ofSecret(new Secret(secret).hash());
    }
    return tokens
        .read(secret)
        .flatMap(claims ->
            holders
                .ofSession(claims.sessionId(), claims.expiresAt())
                .filter(holder -> holder.account().id().equals(claims.accountId())));
  }

  @Override
  public Optional<StreamRights> streamRights(String secret) {
    return isBounded(secret) ? holders.ofStreamKey(new Secret(secret).hash()) : Optional.empty();
  }

  @Override
  public Optional<OwnChannel> airs(String accountId, String channel) {
    return holders.airs(Long.parseLong(accountId), channel);
  }

  private static boolean isBounded(String secret) {
    return !secret.isEmpty() && secret.length() <= LENGTH_MAX;
  }
}
