/// Keys that sign access tokens, and the tokens.
@NullMarked
package hubbub.accounts.keys;

import org.jspecify.annotations.NullMarked;
