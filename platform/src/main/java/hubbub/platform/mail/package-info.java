/// Mail that this server sends, by the settings `mail.…`.
@NullMarked
package hubbub.platform.mail;

import org.jspecify.annotations.NullMarked;
