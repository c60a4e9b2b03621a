/// The rules of a crowd's mood: how much each voice weighs, what a window shows, when the word
/// changes. Pure Java; texts are classified before they come here.
@NullMarked
package hubbub.mood.domain;

import org.jspecify.annotations.NullMarked;
