// Emoji that people look for in a chat, by the words they look with.
const NAMED = `grin:😁 joy:😂 rofl:🤣 smile:😄 wink:😉 blush:😊 heart_eyes:😍 star_struck:🤩 kiss:😘 yum:😋 cool:😎 nerd:🤓 party:🥳
thinking:🤔 eyes:👀 neutral:😐 smirk:😏 unamused:😒 roll_eyes:🙄 relieved:😌 sleepy:😴 dizzy:😵 mind_blown:🤯 cowboy:🤠 hug:🤗 shush:🤫
salute:🫡 melting:🫠 sob:😭 cry:😢 scream:😱 angry:😠 rage:😡 skull:💀 ghost:👻 alien:👽 robot:🤖 clown:🤡 poop:💩 cat:🐱 dog:🐶 fox:🦊
bear:🐻 panda:🐼 frog:🐸 monkey:🐵 otter:🦦 unicorn:🦄 snail:🐌 bee:🐝 whale:🐳 octopus:🐙 heart:❤️ orange_heart:🧡 yellow_heart:💛
green_heart:💚 blue_heart:💙 purple_heart:💜 broken_heart:💔 sparkles:✨ star:⭐ fire:🔥 boom:💥 hundred:💯 zap:⚡ rainbow:🌈 sun:☀️ moon:🌙
wave:👋 clap:👏 raised_hands:🙌 pray:🙏 thumbs_up:👍 thumbs_down:👎 ok_hand:👌 victory:✌️ fingers_crossed:🤞 muscle:💪 point_up:☝️
handshake:🤝 dancer:💃 tada:🎉 balloon:🎈 gift:🎁 trophy:🏆 medal:🏅 soccer:⚽ game:🎮 dart:🎯 music:🎵 notes:🎶 headphones:🎧
microphone:🎤 guitar:🎸 drum:🥁 piano:🎹 radio:📻 coffee:☕ tea:🍵 beer:🍺 pizza:🍕 cake:🍰 popcorn:🍿 apple:🍎 rocket:🚀 car:🚗
house:🏠 bulb:💡 bell:🔔 book:📖 pencil:✏️ pin:📌 lock:🔒 warning:⚠️ question:❓ exclamation:❗ check:✅ cross:❌ hourglass:⏳`;

export const EMOJI = NAMED.split(/\s+/).map((entry) => {
  const [name, text] = entry.split(':');
  return { name, text };
});
