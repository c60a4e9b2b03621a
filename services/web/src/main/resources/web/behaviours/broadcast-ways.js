// What each source program has to be told: fields to fill in, or lines to start it with. A place is where this server is and what opens it.

/** Asked of a program: `fields`, each with its value, or `lines`. */
export const PROGRAMS = [
  { key: 'butt', name: 'BUTT', what: 'simple, with a big button', steps: (at) => [
    { says: 'Settings, “Main”, under “Server”: ADD.', fields: [['Type', 'Icecast'], ['Address', at.host], ['Port', at.port], ['Password', at.key], ['Icecast mountpoint', at.mount], ['Icecast user', 'source'], ['SSL/TLS', at.secure ? 'ticked' : 'not ticked']] },
    { says: 'Settings, “Audio”, under “Streaming”:', fields: [['Codec', 'MP3'], ['Bitrate', '128k']] },
    { says: 'Then press play.' }] },
  { key: 'mixxx', name: 'Mixxx', what: 'for DJs', steps: (at) => [
    ...(at.secure ? [{ says: 'Mixxx speaks no TLS: give it a plain HTTP port of this server.' }] : []),
    { says: 'Preferences, “Live Broadcasting”, a new connection:', fields: [['Type', 'Icecast 2'], ['Mount', at.mount], ['Host', at.host], ['Port', at.port], ['Login', 'source'], ['Password', at.key], ['Bitrate', '128 kbps'], ['Format', 'MP3'], ['Channels', 'Stereo']] },
    { says: 'Tick “Enabled”, then in the menu Options: “Enable Live Broadcasting”.' }] },
  { key: 'obs', name: 'OBS', what: 'its sound alone', steps: (at) => [
    { says: 'Settings, “Output”, Output Mode “Advanced”, tab “Recording”:', fields: [['Type', 'Custom Output (FFmpeg)'], ['FFmpeg Output Type', 'Output to URL'], ['File path or URL', address(at)], ['Container Format', 'mp3'], ['Audio Bitrate', '128 Kbps'], ['Audio Encoder', 'libmp3lame'], ...(at.secure ? [['Muxer Settings', 'tls=1']] : [])] },
    { says: 'Then press “Start Recording”: that is going on air.' }] },
  { key: 'ffmpeg', name: 'ffmpeg', what: 'a file, or what a machine hears', steps: (at) => [
    { says: 'A file, as fast as it plays:', label: 'the lines for a file', lines: `ffmpeg -re -i show.mp3 -c:a libmp3lame -b:a 128k -f mp3 ${tls(at)}${address(at)}` },
    { says: 'The microphone, on Linux:', label: 'the lines for a microphone', lines: `ffmpeg -f pulse -i default -c:a libmp3lame -b:a 128k -f mp3 ${tls(at)}${address(at)}` }] },
  { key: 'liquidsoap', name: 'Liquidsoap', what: 'a station that never ends', steps: (at) => [
    { says: 'The station, as radio.liq:', label: 'the station', lines: `music = playlist("music/")
output.icecast(%mp3(bitrate=128),${at.secure ? '\n  transport=http.transport.ssl(),' : ''}
  host="${at.host}", port=${at.port}, mount="${at.mount}",
  user="source", password="${at.key}",
  mksafe(music))` },
    { says: 'And off it goes:', label: 'the start', lines: 'liquidsoap radio.liq' }] },
];

const address = (at) => `icecast://source:${at.key}@${at.host}:${at.port}${at.mount}`;
const tls = (at) => (at.secure ? '-tls 1 ' : '');
