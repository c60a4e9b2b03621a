/// Tests of accounts.
@NullMarked
package hubbub.accounts;

import org.jspecify.annotations.NullMarked;
