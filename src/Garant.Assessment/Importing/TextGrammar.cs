using System.Text.RegularExpressions;

namespace Garant.Assessment.Importing;

/// <summary>How the lines of a published text are written. Every pattern is anchored and without nested repetition, so that no line takes more than linear time.</summary>
internal static partial class TextGrammar
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary><c>### Section 1 - Title</c></summary>
    [GeneratedRegex(@"^#{1,6}\s*Section\s*(?<number>[0-9]{1,3})(?![0-9])\s*[-–—:.]*\s*(?<title>.*)$", Options)]
    public static partial Regex SectionHeading();

    /// <summary><c>**[keyword]**</c></summary>
    [GeneratedRegex(@"^\*{0,2}\[\*{0,2}(?<keyword>[^\[\]*]+)\*{0,2}\]\*{0,2}$", Options)]
    public static partial Regex Keyword();

    /// <summary><c>Q1.5 : **Title**</c></summary>
    [GeneratedRegex(@"^\*{0,2}Q\s?(?<section>[0-9]{1,3})\s?\.\s?(?<place>[0-9]{1,3})(?![0-9.])\s*(:|(?=\*\*)|$)\s*(?<rest>.*)$", Options)]
    public static partial Regex Question();

    /// <summary><c>R1.5 :</c></summary>
    [GeneratedRegex(@"^R\s?(?<section>[0-9]{1,3})\s?\.\s?(?<place>[0-9]{1,3})(?![0-9.])\s*(:|(?=_\()|$)\s*(?<rest>.*)$", Options)]
    public static partial Regex Response();

    /// <summary><c>- [ ] 1.5.a Text</c></summary>
    [GeneratedRegex(@"^[-*+]\s*\[\s?x?\s?\]\s*(?<section>[0-9]{1,3})\.(?<place>[0-9]{1,3})\.(?<letter>[a-z])(?!\w)[.:)]?\s*(?<rest>.*)$", Options)]
    public static partial Regex Item();

    /// <summary><c>| _(Concerned / Not concerned)_</c></summary>
    [GeneratedRegex(@"^\|\s*_?\s*\(\s*Concern(é|e|ed)\s*/\s*(Non|Not)[\s-]*concern(é|e|ed)\s*\)\s*_?$", Options)]
    public static partial Regex SwitchMark();

    /// <summary><c>&lt;summary&gt;Expl1.5 :&lt;/summary&gt;</c></summary>
    [GeneratedRegex(@"^(<details[^>]*>)?\s*<summary[^>]*>\s*(?<word>\p{L}*)\s*((?<section>[0-9]{1,3})\s*\.\s*(?<place>[0-9]{1,3}))?\s*:?(?<inside>[^<]*)(</summary>)?(?<rest>.*)$", Options)]
    public static partial Regex Summary();

    /// <summary><c>- (Type) Text</c></summary>
    [GeneratedRegex(@"^[-*+]\s*\((?<type>[^()]*)\)\s*:?\s*(?<rest>.*)$", Options)]
    public static partial Regex TypedBullet();

    /// <summary><c>- Text</c></summary>
    [GeneratedRegex(@"^[-*+]\s+(?<rest>.*)$", Options)]
    public static partial Regex Bullet();

    /// <summary><c>Condition : R1.5 &lt;&gt; 1.5.a</c></summary>
    [GeneratedRegex(@"^Condition\s*:?\s*R?\s?(?<element>[0-9]{1,3}\.[0-9]{1,3})\s*(<>|≠|!=|=/=)\s*(?<section>[0-9]{1,3})\.(?<place>[0-9]{1,3})\.(?<letter>[a-z])$", Options)]
    public static partial Regex Condition();

    /// <summary><c>Specific risk domain: text</c></summary>
    [GeneratedRegex(@"^(Domaine\s(de\s)?risque|Specific\srisk|Risk\sdomain)[^:]*:\s*(?<domain>.*)$", Options)]
    public static partial Regex RiskDomain();

    /// <summary>A line across the page.</summary>
    [GeneratedRegex(@"^(-{3,}|\*{3,}|_{3,})$", Options)]
    public static partial Regex Rule();
}
