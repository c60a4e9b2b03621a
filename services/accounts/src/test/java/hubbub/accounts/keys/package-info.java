/// Tests of accounts.
@NullMarked
package hubbub.accounts.keys;

import org.jspecify.annotations.NullMarked;
