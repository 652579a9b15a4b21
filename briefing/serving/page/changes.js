// Where two pictures of a page differ, as boxes in hundredths of it.
const WIDTH = 220;
const NEAR = 4; // rows between two changes that are one

export function changesOf(before, after) {
  const height = Math.max(1, Math.round((WIDTH * after.naturalHeight) / after.naturalWidth));
  const [old, now] = [before, after].map((image) => pixels(image, height));
  const bands = [];
  for (let y = 0; y < height; y++) {
    let left = WIDTH, right = -1;
    for (let x = 0; x < WIDTH; x++) {
      const at = 4 * (y * WIDTH + x);
      if (Math.abs(old[at] - now[at]) + Math.abs(old[at + 1] - now[at + 1]) + Math.abs(old[at + 2] - now[at + 2]) > 24) {
        left = Math.min(left, x);
        right = x;
      }
    }
    if (right < 0) continue;
    const last = bands.at(-1);
    if (last && y - last.bottom <= NEAR) Object.assign(last, { bottom: y, left: Math.min(last.left, left), right: Math.max(last.right, right) });
    else bands.push({ top: y, bottom: y, left, right });
  }
  return bands.map(({ top, bottom, left, right }) => ({
    left: (100 * (left - 1)) / WIDTH, width: (100 * (right - left + 3)) / WIDTH,
    top: (100 * (top - 1)) / height, height: (100 * (bottom - top + 3)) / height,
  }));
}

function pixels(image, height) {
  const canvas = new OffscreenCanvas(WIDTH, height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.drawImage(image, 0, 0, WIDTH, height);
  return context.getImageData(0, 0, WIDTH, height).data;
}
