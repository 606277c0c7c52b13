import type { PageConfig } from '../base/types';
import { Picture } from '../ui/parts';
import { regionName } from '../catalogue/words';
import { language } from '../base/language';
import { isInside } from '../base/router';
import { text } from './words';

/** Staff texts are Korean; an English text is in the field with suffix `En`, such as `titleEn`. */
function said(content: Record<string, unknown>, name: string) {
  const english = language.get() === 'en' ? content[`${name}En`] : undefined;
  const value = english ?? content[name];
  return typeof value === 'string' ? value : '';
}

/** Allows links to pages of the shop only. */
const inside = (link: string) => (isInside(link) ? link : '/products');

export function HeroSkeleton() {
  return <div class="hero" aria-hidden="true"><div class="picture empty" /></div>;
}

export function Hero({ config }: { config: PageConfig }) {
  const t = text();
  const hero = config.hero?.[0]?.content ?? {};
  return (
    <section class="hero">
      <Picture url={said(hero, 'imageUrl') || null} alt="" sizes="100vw" first />
      <div class="over">
        <div class="wide">
          <h1>{said(hero, 'title') || t.hero}</h1>
          <p>{said(hero, 'subtitle') || t.heroText}</p>
          <a class="button" href={inside(said(hero, 'link'))}>{said(hero, 'linkText') || t.heroLink}</a>
        </div>
      </div>
    </section>
  );
}

export function Regions({ config }: { config: PageConfig }) {
  const t = text();
  const menus = config.menus ?? [];
  if (menus.length === 0) {
    return null;
  }
  return (
    <nav class="regions" aria-label={t.regions}>
      {menus.map(({ key, content }) => (
        <a class="chip" key={key} href={inside(said(content, 'link'))}>
          {language.get() === 'en' ? regionName(key) : said(content, 'label')}
        </a>
      ))}
    </nav>
  );
}

export function Banners({ config }: { config: PageConfig }) {
  const banners = [...(config.hero?.slice(1) ?? []), ...(config.banners ?? [])];
  if (banners.length === 0) {
    return null;
  }
  return (
    <ul class="banners">
      {banners.map(({ key, content }) => {
        const link = said(content, 'link');
        const title = said(content, 'title');
        return (
          <li key={key} class={`banner ${said(content, 'tone')}`}>
            <h3>{link ? <a href={inside(link)}>{title}</a> : title}</h3>
            <p>{said(content, 'text') || said(content, 'subtitle')}</p>
          </li>
        );
      })}
    </ul>
  );
}
