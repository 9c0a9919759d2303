/** Emoji by the names people type between colons, in the order in which the picker shows them. */

const GROUPS = {
  Smileys: `
    smile 😄 grin 😁 joy 😂 rofl 🤣 smiley 😃 grinning 😀 sweat_smile 😅 laughing 😆 wink 😉 blush 😊 slight_smile 🙂 upside_down 🙃
    yum 😋 sunglasses 😎 heart_eyes 😍 star_struck 🤩 kissing_heart 😘 kissing 😗 hugs 🤗 thinking 🤔 face_with_raised_eyebrow 🤨
    neutral_face 😐 expressionless 😑 no_mouth 😶 smirk 😏 unamused 😒 roll_eyes 🙄 grimacing 😬 relieved 😌 pensive 😔 sleepy 😪
    sleeping 😴 drooling 🤤 mask 😷 sick 🤒 nauseated 🤢 vomiting 🤮 sneezing 🤧 hot 🥵 cold 🥶 dizzy_face 😵 exploding_head 🤯
    cowboy 🤠 partying 🥳 nerd 🤓 monocle 🧐 confused 😕 worried 😟 slight_frown 🙁 frowning ☹️ open_mouth 😮 hushed 😯 astonished 😲
    flushed 😳 pleading 🥺 fearful 😨 cold_sweat 😰 cry 😢 sob 😭 scream 😱 confounded 😖 persevere 😣 disappointed 😞 sweat 😓 weary 😩
    tired 😫 yawning 🥱 triumph 😤 rage 😡 angry 😠 cursing 🤬 smiling_imp 😈 skull 💀 poop 💩 clown 🤡 ghost 👻 alien 👽 robot 🤖
    zany 🤪 stuck_out_tongue 😛 stuck_out_tongue_winking_eye 😜 money_mouth 🤑 shushing 🤫 hand_over_mouth 🤭 lying 🤥 zipper_mouth 🤐
    innocent 😇 melting 🫠 saluting 🫡 see_no_evil 🙈 hear_no_evil 🙉 speak_no_evil 🙊`,
  People: `
    thumbsup 👍 +1 👍 thumbsdown 👎 -1 👎 clap 👏 raised_hands 🙌 wave 👋 ok_hand 👌 pray 🙏 handshake 🤝 muscle 💪 point_up ☝️
    point_down 👇 point_left 👈 point_right 👉 fist ✊ punch 👊 v ✌️ crossed_fingers 🤞 metal 🤘 call_me 🤙 raised_hand ✋ vulcan 🖖
    open_hands 👐 palms_up 🤲 writing_hand ✍️ selfie 🤳 eyes 👀 eye 👁️ ear 👂 nose 👃 mouth 👄 tongue 👅 brain 🧠 facepalm 🤦 shrug 🤷
    bow 🙇 raising_hand 🙋 no_good 🙅 ok_person 🙆 walking 🚶 running 🏃 dancer 💃 man_dancing 🕺 technologist 🧑‍💻 teacher 🧑‍🏫
    detective 🕵️ construction_worker 👷 cook 🧑‍🍳 astronaut 🧑‍🚀 ninja 🥷 superhero 🦸 mage 🧙 zombie 🧟 baby 👶 family 👪 couple 👫`,
  Hearts: `
    heart ❤️ orange_heart 🧡 yellow_heart 💛 green_heart 💚 blue_heart 💙 purple_heart 💜 black_heart 🖤 white_heart 🤍 broken_heart 💔
    two_hearts 💕 sparkling_heart 💖 heartbeat 💓 hundred 💯 100 💯 fire 🔥 sparkles ✨ star ⭐ star2 🌟 boom 💥 dizzy 💫 zap ⚡ zzz 💤
    speech_balloon 💬 thought_balloon 💭 anger 💢 sweat_drops 💦 dash 💨`,
  Nature: `
    dog 🐶 cat 🐱 mouse 🐭 rabbit 🐰 fox 🦊 bear 🐻 panda 🐼 koala 🐨 tiger 🐯 lion 🦁 cow 🐮 pig 🐷 frog 🐸 monkey 🐵 chicken 🐔
    penguin 🐧 bird 🐦 duck 🦆 eagle 🦅 owl 🦉 wolf 🐺 horse 🐴 unicorn 🦄 bee 🐝 bug 🐛 butterfly 🦋 snail 🐌 turtle 🐢 snake 🐍
    octopus 🐙 crab 🦀 fish 🐟 dolphin 🐬 whale 🐳 shark 🦈 elephant 🐘 sloth 🦥 otter 🦦 hedgehog 🦔 dragon 🐉 sauropod 🦕
    cactus 🌵 christmas_tree 🎄 palm_tree 🌴 evergreen 🌲 seedling 🌱 herb 🌿 four_leaf_clover 🍀 tulip 🌷 rose 🌹 sunflower 🌻 blossom 🌼
    mushroom 🍄 maple_leaf 🍁 sun ☀️ cloud ☁️ rain 🌧️ snowflake ❄️ snowman ⛄ rainbow 🌈 ocean 🌊 moon 🌙 earth 🌍 volcano 🌋 umbrella ☔`,
  Food: `
    coffee ☕ tea 🍵 beer 🍺 beers 🍻 wine 🍷 cocktail 🍸 champagne 🍾 clinking_glasses 🥂 water 💧 apple 🍎 banana 🍌 lemon 🍋 orange 🍊
    strawberry 🍓 cherries 🍒 grapes 🍇 watermelon 🍉 pineapple 🍍 peach 🍑 avocado 🥑 tomato 🍅 carrot 🥕 corn 🌽 hot_pepper 🌶️ bread 🍞
    croissant 🥐 pretzel 🥨 cheese 🧀 egg 🥚 bacon 🥓 burger 🍔 fries 🍟 pizza 🍕 hotdog 🌭 sandwich 🥪 taco 🌮 burrito 🌯 salad 🥗
    ramen 🍜 spaghetti 🍝 sushi 🍣 rice 🍚 curry 🍛 icecream 🍦 doughnut 🍩 cookie 🍪 cake 🍰 birthday 🎂 chocolate 🍫 popcorn 🍿 honey 🍯 salt 🧂`,
  Things: `
    tada 🎉 confetti 🎊 balloon 🎈 gift 🎁 trophy 🏆 medal 🏅 first_place 🥇 second_place 🥈 third_place 🥉 soccer ⚽ basketball 🏀 tennis 🎾
    dart 🎯 game 🎮 dice 🎲 puzzle 🧩 art 🎨 guitar 🎸 notes 🎶 musical_note 🎵 microphone 🎤 headphones 🎧 clapper 🎬 camera 📷 tv 📺
    rocket 🚀 airplane ✈️ car 🚗 taxi 🚕 bus 🚌 truck 🚚 train 🚆 bike 🚲 ship 🚢 anchor ⚓ sailboat ⛵ ambulance 🚑 fire_engine 🚒 police 🚓
    construction 🚧 traffic_light 🚦 house 🏠 office 🏢 hospital 🏥 school 🏫 factory 🏭 tent ⛺ castle 🏰 mountain ⛰️ beach 🏖️ map 🗺️
    computer 💻 desktop 🖥️ keyboard ⌨️ printer 🖨️ phone 📱 telephone ☎️ battery 🔋 plug 🔌 bulb 💡 flashlight 🔦 floppy 💾 cd 💿
    book 📖 books 📚 memo 📝 pencil ✏️ pen 🖊️ newspaper 📰 page 📄 clipboard 📋 calendar 📅 chart 📈 chart_down 📉 bar_chart 📊 folder 📁
    pushpin 📌 paperclip 📎 scissors ✂️ ruler 📏 package 📦 mailbox 📬 email 📧 inbox 📥 outbox 📤 link 🔗 lock 🔒 unlock 🔓 key 🔑
    hammer 🔨 wrench 🔧 gear ⚙️ toolbox 🧰 magnet 🧲 microscope 🔬 telescope 🔭 test_tube 🧪 pill 💊 syringe 💉 thermometer 🌡️ broom 🧹
    hourglass ⏳ watch ⌚ alarm_clock ⏰ stopwatch ⏱️ bell 🔔 no_bell 🔕 loudspeaker 📢 mag 🔍 money 💰 dollar 💵 euro 💶 credit_card 💳
    gem 💎 crown 👑 hat 🎩 glasses 👓 shirt 👕 shoe 👟 bag 👜 briefcase 💼 bomb 💣 shield 🛡️ crystal_ball 🔮 bed 🛏️ shower 🚿 soap 🧼`,
  Signs: `
    white_check_mark ✅ check ✔️ x ❌ heavy_plus ➕ heavy_minus ➖ question ❓ exclamation ❗ bangbang ‼️ interrobang ⁉️ warning ⚠️ no_entry ⛔
    prohibited 🚫 stop 🛑 sos 🆘 new 🆕 cool 🆒 free 🆓 ok 🆗 up 🆙 info ℹ️ recycle ♻️ infinity ♾️ arrow_up ⬆️ arrow_down ⬇️ arrow_left ⬅️
    arrow_right ➡️ repeat 🔁 refresh 🔄 play ▶️ pause ⏸️ red_circle 🔴 orange_circle 🟠 yellow_circle 🟡 green_circle 🟢 blue_circle 🔵
    purple_circle 🟣 white_circle ⚪ black_circle ⚫ checkered_flag 🏁 white_flag 🏳️ rainbow_flag 🏳️‍🌈 triangular_flag 🚩 copyright ©️ tm ™️`,
};

/** @typedef {{name: string, emoji: string}} Emoji */

/** @param {string} words @returns {Emoji[]} */
const pairs = words => Array.from(words.trim().matchAll(/(\S+)\s+(\S+)/gu), ([, name, emoji]) => ({ name, emoji }));

/** @type {{title: string, list: Emoji[]}[]} */
export const groups = Object.entries(GROUPS).map(([title, words]) => ({ title, list: pairs(words) }));

/** @type {Emoji[]} */
export const all = groups.flatMap(group => group.list);
