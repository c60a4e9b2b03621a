/// Tests of accounts.
@NullMarked
package hubbub.accounts.domain;

import org.jspecify.annotations.NullMarked;
