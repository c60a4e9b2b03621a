// What each program has to be told, as exact lines. A place is where this server is, and who comes.
const WRITES = 'oauth:';

export const WAYS = [
  { key: 'tmi', name: 'tmi.js', what: 'bots in JavaScript', steps: (at) => [
    { says: 'In a folder of its own, once:', lines: 'npm install tmi.js', label: 'the installation' },
    { says: 'The bot, as bot.mjs:', label: 'the bot', lines: `import tmi from "tmi.js";

const client = new tmi.Client({
  options: { skipUpdatingEmotesets: true },
  connection: ${tmiPlace(at)},
  identity: { username: '${at.login}', password: '${WRITES}${at.token}' },
  channels: ['${at.channel}'],
});
client.on('message', (channel, tags, text, self) => {
  if (!self && text === '!hello') client.say(channel, \`Hello @\${tags.username}\`);
});
client.on('join', (channel, name, self) => { if (self) client.say(channel, 'Here I am.'); });
await client.connect();` },
    { says: 'And off it goes:', lines: 'node bot.mjs', label: 'the start' }] },
  { key: 'twurple', name: 'twurple', what: 'bots in JavaScript', steps: (at) => [
    { says: 'In a folder of its own, once:', lines: 'npm install @twurple/auth @twurple/chat', label: 'the installation' },
    { says: 'The bot, as bot.mjs. Twurple asks Twitch whose a token is, unless it is told of a server on its own machine: the first lines are one, and pass the question on to here.', label: 'the bot', lines: `import { createServer } from "node:http";
import { StaticAuthProvider } from "@twurple/auth";
import { ChatClient } from "@twurple/chat";

const asker = createServer(async (asked, answer) => {
  const path = asked.url.replace('/auth/', '/oauth2/');
  const { authorization = '' } = asked.headers;
  const told = await fetch('${at.here}' + path, { headers: { authorization } });
  answer.writeHead(told.status, { 'content-type': 'application/json' });
  answer.end(await told.text());
});
await new Promise((listens) => asker.listen(0, 'localhost', listens));
process.env.TWURPLE_MOCK_API_PORT = String(asker.address().port);

const client = new ChatClient({
  authProvider: new StaticAuthProvider('hubbub', '${at.token}', ['chat:read', 'chat:edit']),
  hostName: '${at.address}/?',
  ssl: ${at.secure},
  channels: ['${at.channel}'],
});
client.onMessage((channel, user, text) => { if (text === '!hello') client.say(channel, \`Hello @\${user}\`); });
client.onJoin((channel, user) => { if (user === '${at.login}') client.say(channel, 'Here I am.'); });
client.connect();` },
    { says: 'And off it goes:', lines: 'node bot.mjs', label: 'the start' }] },
  { key: 'twitch4j', name: 'Twitch4J', what: 'bots in Java', steps: (at) => [
    { says: 'In the build file:', lines: `implementation("com.github.twitch4j:twitch4j-chat:1.26.0")`, label: 'the dependency' },
    { says: 'The bot:', label: 'the bot', lines: `var credentials = CredentialManagerBuilder.builder().build();
credentials.registerIdentityProvider(
    new TwitchIdentityProvider("hubbub", "", "http://localhost", "${at.here}/oauth2"));
var chat = TwitchChatBuilder.builder()
    .withCredentialManager(credentials)
    .withChatAccount(new OAuth2Credential("twitch", "${at.token}"))
    .withSendCredentialToThirdPartyHost(true)
    .withBaseUrl("${at.web}")
    .build();
chat.joinChannel("${at.channel}");
chat.getEventManager().onEvent(ChannelMessageEvent.class, event -> {
  if (event.getMessage().equals("!hello")) {
    chat.sendMessage("${at.channel}", "Hello @" + event.getUser().getName());
  }
});
chat.sendMessage("${at.channel}", "Here I am.");` }] },
  { key: 'chatterino', name: 'Chatterino', what: 'a chat client', overTcp: true, steps: (at) => [
    { says: 'Start it with these, here on Linux or macOS; on Windows, set them as environment variables:', label: 'the start', lines: `CHATTERINO2_TWITCH_SERVER_HOST=${at.host} \\
CHATTERINO2_TWITCH_SERVER_PORT=${at.port} \\
CHATTERINO2_TWITCH_SERVER_SECURE=${at.tls} \\
CHATTERINO2_RECENT_MESSAGES_URL='${at.here}/api/v2/recent-messages/%1' \\
chatterino` },
    { says: 'It reads along at once. To write, choose “Add new account”, “Advanced”, “Paste login info”, with this in the clipboard; then in the settings, under General, “Chat send protocol”: IRC:', label: 'the login', lines: `username=${at.login};user_id=${at.id};client_id=hubbub;oauth_token=${at.token};` },
    { says: 'Join the channel:', lines: at.channel, label: 'the channel' }] },
  { key: 'chatty', name: 'Chatty', what: 'a chat client', overTcp: true, steps: (at) => [
    { says: 'Start it with these:', label: 'the start', lines: `java -jar Chatty.jar -server ${at.host} -port ${at.port} -user ${at.login} -token ${at.token} -channel ${at.channel} -connect` }] },
  { key: 'irc', name: 'Anything that speaks IRC', what: 'by hand', overTcp: true, steps: (at) => [
    { says: `Over ${at.tls ? 'TLS' : 'TCP'}; a WebSocket at /irc takes the same lines:`, label: 'the start', lines: at.tls ? `openssl s_client -quiet -connect ${at.host}:${at.port}` : `nc ${at.host} ${at.port}` },
    { says: 'Then type, or paste. To read along only, leave out PASS and call yourself justinfan1:', label: 'the lines', lines: `PASS ${WRITES}${at.token}
NICK ${at.login}
JOIN #${at.channel}
PRIVMSG #${at.channel} :Here I am.` }] },
];

/** tmi.js takes port 443 wherever it speaks TLS; another one goes with the name. */
function tmiPlace({ host, address, secure }) {
  const port = address.slice(host.length + 1);
  if (secure) return `{ server: '${port ? `${address}/?` : host}', secure: true }`;
  return `{ server: '${host}', port: ${port || 80}, secure: false }`;
}
