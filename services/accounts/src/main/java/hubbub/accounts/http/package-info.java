/// The addresses of accounts.
@NullMarked
package hubbub.accounts.http;

import org.jspecify.annotations.NullMarked;
