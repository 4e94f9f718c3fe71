// A display's memory as Xvfb keeps it (X11/XWDFile.h, 32 bits a pixel) as PNG: picture.mjs FROM.xwd TO.png.
// Fails when no page is drawn on it: an empty window with its menu has 163 colours, the first page 1,683.

import { readFileSync, writeFileSync } from "node:fs";
import { crc32, deflateSync } from "node:zlib";

const [, , from, to] = process.argv;
const xwd = readFileSync(from);
const head = (field) => xwd.readUInt32BE(field * 4);
const [width, height, line] = [head(4), head(5), head(12)];
const pixels = head(0) + head(19) * 12;

const rows = Buffer.alloc(height * (1 + width * 3));
const colours = new Set();
for (let y = 0; y < height; y += 1) {
  for (let x = 0; x < width; x += 1) {
    const bgr = xwd.readUIntLE(pixels + y * line + x * 4, 3);
    colours.add(bgr);
    rows.writeUIntBE(bgr, y * (1 + width * 3) + 1 + x * 3, 3);
  }
}

function chunk(name, data) {
  const named = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(data.length, 0);
  around.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)]);
}

const size = Buffer.alloc(13);
size.writeUInt32BE(width, 0);
size.writeUInt32BE(height, 4);
size.set([8, 2], 8);
const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
writeFileSync(to, Buffer.concat([signature, chunk("IHDR", size), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]));
console.log(`${to}: ${width} × ${height}, ${colours.size} colours`);
if (colours.size < 500) process.exit(1);
