/// Passwords as they are kept: Argon2id, few at once.
@NullMarked
package hubbub.accounts.passwords;

import org.jspecify.annotations.NullMarked;
