/** What to draw with: lengths are pixels of the layout. */
export interface Drawing {
  /** What is drawn on, to be made a picture of. */
  canvas: WechatMiniprogram.Canvas;
  pen: WechatMiniprogram.CanvasRenderingContext.CanvasRenderingContext2D;
  width: number;
  height: number;
  /** Pixels of the screen in one of the layout. */
  sharpness: number;
}

interface Owner {
  createSelectorQuery(): WechatMiniprogram.SelectorQuery;
}

interface Found {
  node?: WechatMiniprogram.Canvas;
  width: number;
  height: number;
}

/** A canvas of a component, empty and as sharp as the screen; `null` when it is not, or no longer, there. */
export function canvasOf(owner: Owner, selector: string): Promise<Drawing | null> {
  return new Promise((resolve) => {
    owner
      .createSelectorQuery()
      .select(selector)
      .fields({ node: true, size: true })
      .exec(([found]: (Found | null)[]) => resolve(found?.node && found.width > 0 ? prepared(found) : null));
  });
}

function prepared({ node, width, height }: Found): Drawing {
  const canvas = node!;
  const { pixelRatio } = wx.getWindowInfo();
  canvas.width = Math.round(width * pixelRatio);
  canvas.height = Math.round(height * pixelRatio);
  const pen = canvas.getContext('2d') as Drawing['pen'];
  pen.scale(pixelRatio, pixelRatio);
  return { canvas, pen, width, height, sharpness: pixelRatio };
}
