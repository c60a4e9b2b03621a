/// Tests of accounts.
@NullMarked
package hubbub.accounts.passwords;

import org.jspecify.annotations.NullMarked;
