// Things to send that not everybody has at hand: a few notes as a voice message, and a sticker.

const RATE = 8000; // samples a second
const NOTES = [392, 440, 494, 587, 494, 440]; // hertz
const NOTE_SECONDS = 0.35;
const HEADER_BYTES = 44;

/** A short sound, as a WAV file. */
export function voice() {
  const each = Math.floor(RATE * NOTE_SECONDS);
  const count = each * NOTES.length;
  const data = new DataView(new ArrayBuffer(HEADER_BYTES + count));
  const ascii = (at, text) => [...text].forEach((letter, index) => data.setUint8(at + index, letter.charCodeAt(0)));
  ascii(0, "RIFF");
  data.setUint32(4, data.byteLength - 8, true);
  ascii(8, "WAVEfmt ");
  data.setUint32(16, 16, true);
  data.setUint16(20, 1, true); // uncompressed
  data.setUint16(22, 1, true); // one channel
  data.setUint32(24, RATE, true);
  data.setUint32(28, RATE, true);
  data.setUint16(32, 1, true);
  data.setUint16(34, 8, true);
  ascii(36, "data");
  data.setUint32(40, count, true);
  for (let index = 0; index < count; index += 1) {
    const within = (index % each) / each;
    const pitch = NOTES[Math.floor(index / each)];
    const loudness = Math.sin(Math.PI * within) * 50;
    data.setUint8(HEADER_BYTES + index, 128 + Math.round(loudness * Math.sin((2 * Math.PI * pitch * index) / RATE)));
  }
  return new File([data], "voice.wav", { type: "audio/wav" });
}

/** A friendly sun, as a PNG file. */
export async function sticker() {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 320;
  const pen = canvas.getContext("2d");
  pen.translate(160, 160);
  pen.lineCap = "round";
  pen.strokeStyle = "#f0a43a";
  pen.lineWidth = 18;
  for (let ray = 0; ray < 12; ray += 1) {
    pen.rotate(Math.PI / 6);
    line(pen, () => (pen.moveTo(118, 0), pen.lineTo(142, 0)));
  }
  pen.fillStyle = "#ffd166";
  pen.beginPath();
  pen.arc(0, 0, 96, 0, 2 * Math.PI);
  pen.fill();
  pen.strokeStyle = pen.fillStyle = "#5a3d1c";
  pen.lineWidth = 10;
  for (const side of [-1, 1]) {
    pen.beginPath();
    pen.arc(side * 34, -18, 10, 0, 2 * Math.PI);
    pen.fill();
  }
  line(pen, () => pen.arc(0, 6, 48, 0.15 * Math.PI, 0.85 * Math.PI));
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  return new File([blob], "sun.png", { type: "image/png" });
}

function line(pen, path) {
  pen.beginPath();
  path();
  pen.stroke();
}
