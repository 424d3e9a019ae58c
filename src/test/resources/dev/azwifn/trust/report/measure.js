// How wide the page is, and which texts have less contrast than WCAG's 4.5 to what is behind them.
(() => {
  const channels = color => color.match(/[\d.]+/g).map(Number);
  const luminance = color => {
    const [r, g, b] = channels(color).map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = element => {
    for (let e = element; e; e = e.parentElement) {
      const color = getComputedStyle(e).backgroundColor;
      if (!channels(color).length || channels(color)[3] !== 0) return color;
    }
    return 'rgb(255, 255, 255)';
  };
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const texts = [...document.body.querySelectorAll('*')].filter(element =>
    element.getClientRects().length && [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()));
  const pale = texts
    .map(element => [element.textContent.trim().slice(0, 40), contrast(getComputedStyle(element).color, behind(element))])
    .filter(([, ratio]) => ratio < 4.5);
  return {
    styled: getComputedStyle(document.querySelector('.chain')).display === 'grid',
    viewport: innerWidth,
    width: document.documentElement.scrollWidth,
    texts: texts.length,
    pale,
  };
})()
