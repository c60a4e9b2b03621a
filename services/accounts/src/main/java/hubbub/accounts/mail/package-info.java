/// Mail that accounts sends.
@NullMarked
package hubbub.accounts.mail;

import org.jspecify.annotations.NullMarked;
