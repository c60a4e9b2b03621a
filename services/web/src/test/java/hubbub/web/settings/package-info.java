/// Tests of settings that are changed while the house runs.
@org.jspecify.annotations.NullMarked
package hubbub.web.settings;
