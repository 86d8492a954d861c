// Stone stair between lanterns. 0 sky and wood, 1 stair and gate (K: how many lanterns burn, 0..1), 2 near branches
vec4 scene(vec2 uv){float y0=-1.0,y1=.20;
 float e=mix(0.,1.,K);
 if(L==0){vec3 c=mix(vec3(.070,.060,.115),vec3(.010,.022,.062),ss(.1,.95,uv.y));c+=vec3(.6,.25,.2)*.10*exp(-abs(uv.y-.30)*6.);vec2 si=floor(uv*150.);c+=step(.991,h1(si))*ss(.42,.05,length(fract(uv*150.)-.5))*ss(.35,.8,uv.y)*.7*h1(si+3.);
  for(int k=0;k<4;k++){float fk=float(k);float gap=.26-.05*fk+.10*n2(vec2(uv.y*9.,fk));float f=fbm(vec2(uv.x*7.+fk*5.,uv.y*5.+fk))*.26+fbm(uv*24.+fk)*.06;float edge=abs(uv.x)-gap+.22*(uv.y-.05)*(.7-.1*fk)-f*.55;float top=.75-.12*fk+.2*n2(vec2(uv.x*6.,fk*3.));float m=ss(-.004,.006,edge)*ss(.04,-.02,uv.y-top-.1*f);c=mix(c,vec3(.010,.016,.020)*(1.5-.35*fk)+vec3(.012,.010,.020)*(3.-fk)*.3,m);}
  c=mix(c,vec3(.008,.011,.014),ss(.02,-.02,uv.y-.14-.03*n2(vec2(uv.x*14.,3.))));
  return vec4(c,1);}
 if(L==1){vec4 r=vec4(0);float t=clamp((uv.y-y0)/(y1-y0),0.,1.);float pers=1./(1.+t*2.6);float half_=.46*pers+.015;float n=log(1.+t*2.6)/log(3.6)*30.;float st=floor(n),f=fract(n);
  float onS=step(uv.y,y1)*ss(.003,-.003,abs(uv.x)-half_);
  float lit=0.;vec3 c=vec3(.050,.056,.070)*(.6+.7*fbm(vec2(uv.x/pers*6.,n*.9)));c*=mix(.42,1.,ss(.30,.42,f));c+=vec3(.03,.034,.045)*ss(.08,.0,abs(f-.42));float moss=ss(.50,.70,fbm(vec2(uv.x/pers*3.,n*.4+4.)));c=mix(c,vec3(.020,.038,.022),moss*.5);
  // hand rail in the middle
  vec3 warm=vec3(0);
  for(int i=0;i<8;i++){float ti=float(i)/8.+.04;float p=1./(1.+ti*2.6);float y=y0+ti*(y1-y0);float burn=ss(ti-.04,ti+.02,e*1.12);for(int s=0;s<2;s++){float x=(s==0?-1.:1.)*(.46*p+.015+.055*p);float dd=length((uv-vec2(x,y))*vec2(1.,1.3)/p);warm+=burn*vec3(1.,.48,.16)*.34*exp(-dd*6.5);}}
  c=c*mix(.55,.8,e)+warm*(.35+.9*c/.05)*.42;
  r=over(r,c,onS);
  // stone edges
  float ed=abs(abs(uv.x)-half_-.012*pers)-.016*pers;r=over(r,vec3(.030,.033,.042)*(.6+.5*fbm(uv*40.))+warm*.25,ss(.002,-.002,ed)*step(uv.y,y1));
  // banks
  float bank=step(uv.y,y1-.01)*ss(-.002,.002,abs(uv.x)-half_-.028*pers);r=over(r,vec3(.010,.014,.013)*(.6+.9*fbm(uv*vec2(24.,30.)))+warm*.30*(.3+fbm(uv*36.)),bank);
  // gate at the top
  vec2 g=uv-vec2(0.,y1);float red=mix(.10,1.,ss(.75,1.,e));vec3 vm=vec3(.62,.075,.03)*(.20+.9*red)*(.7+.5*ss(.0,.25,g.y)*0.+.3*ss(.3,.0,g.y));
  float post=min(box(vec2(abs(g.x)-.105-.03*(0.12-g.y)*.5,g.y-.13),vec2(.011,.15)),9.);float nuki=box(g-vec2(0.,.205),vec2(.145,.008));float cv=.05*g.x*g.x*6.;float kasa=box(g-vec2(0.,.272+cv),vec2(.185,.012));float top=box(g-vec2(0.,.290+cv),vec2(.200,.008));float plaque=box(g-vec2(0.,.238),vec2(.014,.020));
  r=over(r,vm,fill(min(min(post,nuki),kasa)));r=over(r,vec3(.014,.014,.018),fill(min(top,plaque)));r=over(r,vec3(.014),fill(box(vec2(abs(g.x)-.118,g.y-.008),vec2(.014,.018))));
  // light beyond the gate
  r=over(r,vec3(1.3,.75,.35),.55*ss(.78,1.,e)*exp(-length((g-vec2(0.,.02))*vec2(1.,1.8))*13.)*step(0.,g.y)*(1.-fill(min(min(post,nuki),kasa))));
  // lanterns, far to near
  for(int i=7;i>=0;i--){float ti=float(i)/8.+.04;float p=1./(1.+ti*2.6);float y=y0+ti*(y1-y0);float burn=ss(ti-.04,ti+.02,e*1.12);for(int s=0;s<2;s++){float x=(s==0?-1.:1.)*(.46*p+.015+.055*p);vec2 q=(uv-vec2(x,y))/p;
    r=over(r,vec3(.016,.013,.014),ss(.003/p*.6,-.003/p*.6,box(q-vec2(0.,.10),vec2(.012,.12))));
    float la=box(q-vec2(0.,.285),vec2(.046,.072))-.010;float ribs=.86+.14*cos(q.y*210.);vec3 lc=mix(vec3(.065,.062,.060),vec3(2.3,1.12,.36)*(.45+.75*exp(-dot(q-vec2(0.,.275),q-vec2(0.,.275))*300.))*ribs,burn);
    float ink=min(box(q-vec2(0.,.305),vec2(.020,.003)),min(box(q-vec2(0.,.285),vec2(.003,.030)),seg(q,vec2(-.002,.285),vec2(-.020,.255))-.003));lc=mix(lc,vec3(.05,.01,.008),ss(.003,-.002,ink)*.9);
    r=over(r,lc,ss(.003,-.003,la));float roof=taper(q,.366,.405,.072,.018)-.003;r=over(r,vec3(.012,.011,.014),ss(.003,-.003,roof));r=over(r,vec3(.012,.011,.014),ss(.003,-.003,box(q-vec2(0.,.205),vec2(.050,.008))));
    float gl=burn*.42*exp(-length(q-vec2(0.,.285))*9.);r=over(r,vec3(1.5,.70,.22),gl*.6);}}
  return r;}
 // branches hanging in front, upper corners
 float f=fbm(uv*vec2(9.,13.))*.55+fbm(uv*31.)*.30;float m=ss(.03,.07,f-.40+.55*(abs(uv.x+.05)-.36)+.62*(uv.y-.70));return lay(vec3(.004,.007,.008)+vec3(.05,.03,.015)*.3*ss(.5,.2,uv.y),m*ss(.30,.50,uv.y));}
