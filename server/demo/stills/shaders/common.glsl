#version 300 es
precision highp float;
out vec4 o;
uniform vec2 R;      // size in pixels
uniform float F;     // width of the field, in frame widths
uniform int L;       // which layer of the scene
uniform float K;     // which variant of the layer (light, hour, phase)

float h1(vec2 p){p=fract(p*vec2(123.34,456.21));p+=dot(p,p+45.32);return fract(p.x*p.y);}
float n2(vec2 p){vec2 i=floor(p),f=fract(p);f=f*f*(3.-2.*f);return mix(mix(h1(i),h1(i+vec2(1,0)),f.x),mix(h1(i+vec2(0,1)),h1(i+vec2(1,1)),f.x),f.y);}
float fbm(vec2 p){float a=.5,s=0.;for(int i=0;i<7;i++){s+=a*n2(p);p=mat2(1.6,1.2,-1.2,1.6)*p;a*=.5;}return s;}
float ss(float a,float b,float x){return smoothstep(a,b,x);}
float box(vec2 p,vec2 b){vec2 d=abs(p)-b;return length(max(d,0.))+min(max(d.x,d.y),0.);}
float seg(vec2 p,vec2 a,vec2 b){vec2 q=p-a,c=b-a;return length(q-c*clamp(dot(q,c)/dot(c,c),0.,1.));}
float smin(float a,float b,float k){float h=max(k-abs(a-b),0.)/k;return min(a,b)-h*h*k*.25;}
float taper(vec2 p,float y0,float y1,float w0,float w1){float t=clamp((p.y-y0)/(y1-y0),0.,1.);float w=mix(w0,w1,t);vec2 d=vec2(abs(p.x)-w,abs(p.y-.5*(y0+y1))-.5*(y1-y0));return length(max(d,0.))+min(max(d.x,d.y),0.);}
mat2 rot(float a){return mat2(cos(a),-sin(a),sin(a),cos(a));}

// A figure in a coat, seen from behind, feet at 0, s tall.
float person(vec2 p,float s){p/=s;p.x+=.012*sin(p.y*5.);float d=length((p-vec2(.004,.925))*vec2(1.08,.92))-.056;d=smin(d,length((p-vec2(-.006,.945))*vec2(1.,1.))-.056,.02);d=smin(d,taper(p-vec2(0.,.0),.83,.90,.026,.022)-.004,.03);d=smin(d,taper(p,.74,.80,.098,.070)-.026,.07);float coat=taper(p-vec2(.004,0.),.30,.76,.122,.092)-.010;d=smin(d,coat,.05);d=smin(d,seg(p,vec2(-.108,.755),vec2(-.150,.455))-.031,.045);d=smin(d,seg(p,vec2(.108,.755),vec2(.158,.465))-.031,.045);d=min(d,taper(p-vec2(-.050,0.),.012,.33,.030,.044)-.008);d=min(d,taper(p-vec2(.058,0.),.0,.33,.028,.042)-.008);d=min(d,taper(p-vec2(-.058,0.),.0,.016,.046,.034)-.006);d=min(d,taper(p-vec2(.066,0.),-.01,.008,.046,.034)-.006);return d*s;}

// A girl in a skirt with a bag on one shoulder, seen from behind.
float girl(vec2 p,float s){p/=s;float d=length((p-vec2(0.,.915))*vec2(1.05,.92))-.060;d=smin(d,taper(p,.74,.93,.060,.052)-.012,.03);d=smin(d,taper(p,.70,.77,.090,.064)-.022,.06);d=smin(d,taper(p,.46,.74,.070,.080)-.010,.04);d=smin(d,taper(p,.30,.50,.150,.074)-.006,.03);d=smin(d,seg(p,vec2(-.096,.735),vec2(-.135,.45))-.023,.04);d=smin(d,seg(p,vec2(.096,.735),vec2(.128,.47))-.023,.04);d=min(d,box(p-vec2(.145,.42),vec2(.055,.068))-.012);d=min(d,seg(p,vec2(.145,.48),vec2(.07,.76))-.008);d=min(d,taper(p-vec2(-.045,0.),.02,.32,.022,.030)-.006);d=min(d,taper(p-vec2(.048,0.),.02,.32,.022,.030)-.006);d=min(d,taper(p-vec2(-.05,0.),.0,.03,.036,.030)-.006);d=min(d,taper(p-vec2(.053,0.),.0,.03,.036,.030)-.006);return d*s;}

// Someone on a stool, from behind; the seat is at .40.
float seated(vec2 p,float s){p/=s;float d=length((p-vec2(.0,.900))*vec2(1.06,.92))-.060;d=smin(d,taper(p,.80,.88,.028,.024)-.004,.03);d=smin(d,taper(p,.68,.77,.115,.075)-.030,.07);d=smin(d,taper(p,.38,.72,.125,.110)-.016,.05);d=smin(d,seg(p,vec2(-.125,.71),vec2(-.175,.50))-.036,.05);d=smin(d,seg(p,vec2(.125,.71),vec2(.185,.52))-.036,.05);d=min(d,box(p-vec2(0.,.385),vec2(.115,.018))-.006);d=min(d,box(p-vec2(0.,.19),vec2(.014,.19)));d=min(d,box(p-vec2(0.,.012),vec2(.080,.008))-.004);d=min(d,seg(p,vec2(-.08,.37),vec2(-.105,.12))-.032);d=min(d,seg(p,vec2(.08,.37),vec2(.11,.12))-.032);return d*s;}

// One phase (0..1) of walking away from us.
float walkBack(vec2 p,float s,float ph){p/=s;float a=ph*6.28318;p.x-=.010*sin(a);p.y-=.010*abs(cos(a));float d=length((p-vec2(0.,.93))*vec2(1.05,.92))-.057;d=smin(d,taper(p,.83,.90,.026,.022)-.004,.03);d=smin(d,taper(p,.74,.80,.098,.070)-.026,.07);d=smin(d,taper(p,.33,.76,.118,.092)-.010,.05);float sw=.035*sin(a);d=smin(d,seg(p,vec2(-.108,.755),vec2(-.150,.455+sw))-.030,.045);d=smin(d,seg(p,vec2(.108,.755),vec2(.152,.455-sw))-.030,.045);float l=max(sin(a),0.),r=max(-sin(a),0.);d=min(d,taper(p-vec2(-.050,0.),.012+l*.085,.36,.030,.044)-.008);d=min(d,taper(p-vec2(.054,0.),.012+r*.085,.36,.030,.044)-.008);d=min(d,taper(p-vec2(-.055,l*.085),.0,.018,.042,.034)-.006);d=min(d,taper(p-vec2(.060,r*.085),.0,.018,.042,.034)-.006);return d*s;}

// One phase of walking to the right.
float walkSide(vec2 p,float s,float ph){p/=s;float a=ph*6.28318;p.y-=.014*abs(sin(a));float d=length((p-vec2(.030,.925))*vec2(1.,.90))-.058;d=smin(d,seg(p,vec2(.005,.80),vec2(.018,.87))-.026,.03);d=smin(d,taper(p-vec2(.004,0.),.36,.79,.098,.060)-.018,.05);for(int i=0;i<2;i++){float b=a+3.14159*float(i);vec2 hip=vec2(0.,.47),foot=vec2(.175*cos(b),.022+.085*max(-sin(b),0.));vec2 knee=mix(hip,foot,.5)+vec2(.030+.045*max(-sin(b),0.),.01);d=smin(d,seg(p,hip,knee)-.042,.02);d=smin(d,seg(p,knee,foot)-.030,.02);d=smin(d,seg(p,foot,foot+vec2(.060,-.006))-.020,.015);vec2 hand=vec2(-.15*cos(b)+.02,.47+.03*abs(cos(b)));vec2 elb=mix(vec2(.0,.75),hand,.5)+vec2(-.03,0.);d=smin(d,seg(p,vec2(0.,.75),elb)-.030,.02);d=smin(d,seg(p,elb,hand)-.025,.02);}return d*s;}

float fill(float d){return ss(.0018,-.0018,d);}
vec4 lay(vec3 c,float a){a=clamp(a,0.,1.);return vec4(c*a,a);}
vec4 over(vec4 b,vec3 c,float a){a=clamp(a,0.,1.);return b*(1.-a)+vec4(c*a,a);}

// Cumulus: density and how much of it the light L2 reaches.
vec2 cumulus(vec2 uv,vec2 L2,float k){vec2 p=uv*(1.5+.25*k)+vec2(2.3*k+3.1,-.1);float body=ss(.62-.12*k,-.05,length((uv-vec2(.16-.22*k,.22-.33*k))*vec2(1.25,.72+.15*k)));float d=fbm(p*2.2+fbm(p*3.)*.35);float den=ss(.44,.60,d*.75+body*.55-.12);float d2=fbm((p+L2*.10)*2.2+fbm((p+L2*.1)*3.)*.35);return vec2(den,clamp(.5+(d-d2)*3.4,0.,1.));}

vec4 scene(vec2 uv);
void main(){
  vec2 uv=(gl_FragCoord.xy-.5*R)/R.x*F;
  vec4 s=vec4(0);
  for(int i=0;i<AA;i++){vec2 j=vec2(h1(vec2(float(i),1.3)),h1(vec2(float(i),7.7)))-.5;s+=scene(uv+j/R.x*F);}
  s/=float(AA);
  vec3 c=s.rgb/max(s.a,.0001);
  c=c/(1.+.12*c);c=pow(max(c-.004,0.),vec3(.4545));c=min(c,1.);c=mix(c,c*c*(3.-2.*c),.62);c*=vec3(1.015,1.,.985);
  c+=(h1(gl_FragCoord.xy*.731)+h1(gl_FragCoord.xy*.317+9.)-1.)*.004;
  o=vec4(clamp(c,0.,1.),s.a);
}
